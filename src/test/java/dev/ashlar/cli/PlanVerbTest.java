package dev.ashlar.cli;

import static dev.ashlar.testkit.PlanningScript.PLANNER;
import static dev.ashlar.testkit.PlanningScript.TESTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.PlanningScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ashlar plan` with agents that answer from a script; rules, gates and intake are real.
class PlanVerbTest {
  private static final String PLAN = "generate plan v1 a1 t";
  private static final String TESTS = "generate tests v1 a1 t";

  @TempDir private Path directory;

  private final PlanningScript script = new PlanningScript();

  @BeforeEach
  void brief() throws IOException {
    Files.copy(
        Path.of("examples/briefs/one-line-c-compiler.txt"), directory.resolve("compiler.txt"));
  }

  private Cli.Outcome plan(String... more) throws IOException {
    script.writeTo(directory);
    var words = new java.util.ArrayList<>(List.of("plan", "compiler.txt", "--agent", "scripted"));
    words.addAll(List.of(more));
    var outcome = new Cli(directory).call(words.toArray(String[]::new));
    Assumptions.assumeFalse(
        outcome.err().contains("no sandbox on this machine"), "no sandbox here");
    return outcome;
  }

  private Path turn(String name) {
    return directory.resolve(".ashlar/planning/compiler/turns").resolve(name);
  }

  private String answer(String name) throws IOException {
    return Files.readString(turn(name).resolve("turn.json"));
  }

  private static Map<String, String> with(Map<String, String> files, String path, String text) {
    var changed = new HashMap<>(files);
    changed.put(path, text);
    return changed;
  }

  private static Map<String, String> planWith(String old, String fresh) throws IOException {
    var files = PlanningScript.plan();
    var yaml = files.get("ashlar.yaml");
    assertThat(yaml).contains(old);
    return with(files, "ashlar.yaml", yaml.replace(old, fresh));
  }

  @Test
  void aPersonApprovesWhatTheRulesAccept() throws Exception {
    script
        .handsIn(PLAN + 1, PLANNER, PlanningScript.plan())
        .handsIn(TESTS + 1, TESTER, PlanningScript.tests());

    var drafted = plan();

    assertThat(drafted.exit()).as(drafted.text()).isEqualTo(4);
    assertThat(drafted.out()).contains("inc", "dbl", "The planner (planner-a, ", "Cut in two.");
    assertThat(drafted.err()).contains("`ashlar plan --approve` lays it out in PLAN/compiler");
    assertThat(directory.resolve("compiler")).doesNotExist();
    assertThat(directory.resolve(".ashlar/planning/compiler/design.html")).exists();

    var approved = new Cli(directory).call("plan", "--approve");

    assertThat(approved.exit()).as(approved.text()).isZero();
    assertThat(new Cli(directory.resolve("compiler")).call("check").exit()).isZero();
    assertThat(Files.readString(directory.resolve("compiler/authors.json")))
        .contains("\"instance\": \"planner-a\"", "\"instance\": \"tester-b\"");
    assertThat(turn("001-generate-plan-v1-a1-t1")).isDirectoryContaining("glob:**brief.md");
    assertThat(new Cli(directory).call("plan").out()).isEqualTo("PLAN/compiler\n");
  }

  /// Every bad answer is a problem that goes back, and nothing is half-written.
  @Test
  void whatIsWrongGoesBackUntilItIsMended() throws Exception {
    wrongAnswers();

    var outcome = plan("--yes", "--turns", "9");

    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(answer("001-generate-plan-v1-a1-t1")).contains("[yaml/syntax]");
    assertThat(answer("002-generate-plan-v1-a1-t2")).contains("nothing was written");
    assertThat(answer("003-generate-plan-v1-a1-t3")).contains("[plan/too-many-modules]");
    assertThat(answer("004-generate-plan-v1-a1-t4")).contains("[planning/tests-by-planner]");
    assertThat(answer("005-generate-plan-v1-a1-t5")).contains("[planning/foreign-toolchain]");
    assertThat(answer("006-generate-plan-v1-a1-t6")).contains("[work/not-worth-it]");
    assertThat(answer("007-generate-plan-v1-a1-t7")).contains("[tests/does-not-start]");
    assertThat(answer("009-generate-tests-v1-a1-t1"))
        .contains("is this plan's planner and may not be its tester too");
    assertThat(answer("010-generate-tests-v1-a2-t1")).contains("tests/inc/cases.jsonl:1");
    assertThat(answer("011-generate-tests-v1-a2-t2")).contains("is none of your files");
    assertThat(answer("012-generate-tests-v1-a2-t3")).contains("[cases/unknown-requirement]");
    assertThat(Files.readString(turn("010-generate-tests-v1-a2-t1").resolve("brief.md")))
        .contains("## What is to be mended", "no instance writes both");
    assertThat(Files.readString(directory.resolve("compiler/authors.json")))
        .containsOnlyOnce("planner-a");
  }

  private void wrongAnswers() throws IOException {
    var plan = PlanningScript.plan();
    var tests = PlanningScript.tests();
    script
        .handsIn(PLAN + 1, PLANNER, Map.of("ashlar.yaml", "modules: [\n  - {name: \"inc"))
        .handsIn(PLAN + 2, PLANNER, Map.of())
        .handsIn(PLAN + 3, PLANNER, with(plan, "ashlar.yaml", manyModules()))
        .handsIn(PLAN + 4, PLANNER, with(plan, "tests/inc/cases.jsonl", "{}"))
        .handsIn(
            PLAN + 5,
            PLANNER,
            planWith("toolchains: []", "toolchains: [{name: etc, mounts: [/home], path: [/home]}]"))
        .handsIn(
            PLAN + 6,
            PLANNER,
            planWith("estimate: {turns: 80, tokens: 8M}", "estimate: {turns: 1, tokens: 1k}"))
        .handsIn(PLAN + 7, PLANNER, planWith("sh /work/drive/inc.sh", "/work/drive/gone"))
        .handsIn(PLAN + 8, PLANNER, plan)
        .handsIn(TESTS + 1, PLANNER, tests)
        .handsIn(
            "generate tests v1 a2 t1",
            TESTER,
            with(tests, "tests/inc/cases.jsonl", "{\"id\": \"a\", \"inp"))
        .handsIn(
            "generate tests v1 a2 t2",
            TESTER,
            with(tests, "stubs/inc/src/inc/inc.sh", "inc() { echo 1; }"))
        .handsIn(
            "generate tests v1 a2 t3",
            TESTER,
            with(
                tests,
                "tests/dbl/cases.jsonl",
                tests.get("tests/dbl/cases.jsonl").replace("DBL-1", "DBL-9")))
        .handsIn("generate tests v1 a2 t4", TESTER, tests);
  }

  private static String manyModules() throws IOException {
    var yaml = PlanningScript.plan().get("ashlar.yaml");
    int from = yaml.indexOf("  - name: inc");
    int to = yaml.indexOf("  - name: ", from + 1);
    var module = yaml.substring(from, to);
    var all =
        IntStream.range(0, 400)
            .mapToObj(i -> module.replace("name: inc", "name: m" + i))
            .collect(Collectors.joining());
    return yaml.substring(0, from) + all + yaml.substring(to);
  }

  @Test
  void aContractThatTheTesterDisputesIsMendedByThePlanner() throws Exception {
    script
        .handsIn(PLAN + 1, PLANNER, PlanningScript.plan())
        .disputes(TESTS + 1, TESTER, "contracts/inc.md does not say what is an error")
        .handsIn("generate plan v2 a1 t1", PLANNER, PlanningScript.plan())
        .handsIn("generate tests v2 a1 t1", TESTER, PlanningScript.tests());

    var outcome = plan("--yes");

    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(Files.readString(turn("003-generate-plan-v2-a1-t1").resolve("brief.md")))
        .contains(
            "the tester of your plan: contracts/inc.md does not say what is an error",
            "as handed in last");
  }

  @Test
  void aPersonSendsTheDraftBackAndApprovesTheNext() throws Exception {
    script
        .handsIn(PLAN + 1, PLANNER, PlanningScript.plan())
        .handsIn(TESTS + 1, TESTER, PlanningScript.tests())
        .handsIn("generate plan v2 a1 t1", PLANNER, PlanningScript.plan())
        .handsIn("generate tests v2 a1 t1", TESTER, PlanningScript.tests());
    assertThat(plan().exit()).isEqualTo(4);
    assertThat(new Cli(directory).call("plan", "--send-back", " ").exit()).isEqualTo(2);

    var again = new Cli(directory).call("plan", "--send-back", "Call it counting.");

    assertThat(again.exit()).as(again.text()).isEqualTo(4);
    assertThat(Files.readString(turn("004-generate-plan-v2-a1-t1").resolve("brief.md")))
        .contains(
            "the person who read your plan: Call it counting.",
            "the tester of your plan, handing in: Cut in two.");
    assertThat(new Cli(directory).call("plan", "--approve").exit()).isZero();
    assertThat(directory.resolve("compiler/ashlar.yaml")).exists();
    assertThat(new Cli(directory).call("plan", "--send-back", "No.").out())
        .isEqualTo("PLAN/compiler\n");
  }

  /// A stand-in is red whatever comes: what was answered tells the two apart.
  @Test
  void aDriverAnswersEveryLineWithJson() throws Exception {
    var driver = "tests/inc/support/drive/inc.sh";
    script
        .handsIn(PLAN + 1, PLANNER, with(PlanningScript.plan(), driver, "exit 0"))
        .handsIn(
            PLAN + 2,
            PLANNER,
            with(PlanningScript.plan(), driver, "while read -r n; do echo so; done"))
        .handsIn(
            PLAN + 3, PLANNER, with(PlanningScript.plan(), driver, "read -r n; echo [0]; exit 3"))
        .handsIn(PLAN + 4, PLANNER, PlanningScript.plan())
        .disputes(TESTS + 1, TESTER, "Nothing is said of blanks.")
        .disputes("generate plan v2 a1 t1", PLANNER, "Then it cannot be planned.");

    assertThat(plan().exit()).isEqualTo(3);

    assertThat(answer("001-generate-plan-v1-a1-t1"))
        .contains(
            "the driver of inc was given a line",
            "ended with exit status 0 before it answered [planning/no-answer]",
            "one line of JSON at once");
    assertThat(answer("002-generate-plan-v1-a1-t2")).contains("answered no JSON (", "`so`");
    assertThat(answer("003-generate-plan-v1-a1-t3"))
        .contains("exit status 3", "[planning/no-answer]");
    assertThat(answer("004-generate-plan-v1-a1-t4")).contains("\"accepted\": true");
  }

  @Test
  void aBriefThatCannotBePlannedIsHandedOff() throws Exception {
    script.disputes(PLAN + 1, PLANNER, "Which dialect of C is not said.");

    var outcome = plan("--yes");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("the planner says that this brief cannot be planned: Which dialect of C");
    assertThat(directory.resolve(".ashlar/planning/compiler/hand-off"))
        .isDirectoryContaining("glob:**PLANNING.md")
        .isDirectoryContaining("glob:**BRIEF.md");
    assertThat(Files.readString(directory.resolve(".ashlar/planning/compiler/hand-off/REASONS.md")))
        .contains("> Which dialect of C is not said.")
        .doesNotContain("What the rules said");
    assertThat(directory.resolve("compiler")).doesNotExist();
  }

  @Test
  void turnsThatAreUsedUpEndItAndMoreGoOn() throws Exception {
    script
        .handsIn(PLAN + 1, PLANNER, Map.of("ashlar.yaml", "ashlar: 1"))
        .handsIn(PLAN + 2, PLANNER, PlanningScript.plan())
        .handsIn(TESTS + 1, TESTER, PlanningScript.tests());

    var outcome = plan("--turns", "1", "--json");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).contains("\"state\": \"refused\"");
    assertThat(outcome.err()).contains("`ashlar plan --turns N` goes on");
    var unseen = new Cli(directory).call("plan", "--approve");
    assertThat(unseen.exit()).isEqualTo(3);
    assertThat(unseen.err()).contains("no finished draft waits", "with `--yes`");
    for (var verb : List.of("status", "logs", "costs")) {
      assertThat(new Cli(directory).call(verb).err())
          .contains("a planning lies here: `ashlar plan` goes on with it");
    }
    assertThat(plan("--turns", "2", "--json").exit()).isEqualTo(4);

    var back = new Cli(directory).call("plan", "--send-back", "Three modules, please.");
    assertThat(back.err()).contains("no plan came of it");
    assertThat(back.exit()).isEqualTo(3);
  }

  @Test
  void whatIsNotWorthPlanningIsRefusedBeforeAnyAgentIsAsked() throws Exception {
    for (var name : List.of("template-engine.md", "dashboard.md", "rename-script.md")) {
      Files.copy(Path.of("examples/briefs").resolve(name), directory.resolve(name));
      var outcome = new Cli(directory).call("plan", name, "--agent", "scripted");
      assertThat(outcome.exit()).as(name).isEqualTo(3);
      assertThat(outcome.err()).contains("parallel codegen does not apply", "--handoff DIR");
    }
    assertThat(directory.resolve(".ashlar")).doesNotExist();
  }

  /// Else its tester could take an order of the run.
  @Test
  void aPlanThatDoesNotTellItsAuthorsIsRefused() throws Exception {
    var plan = directory.resolve("plan");
    var files = PlanningScript.plan();
    files.putAll(PlanningScript.tests());
    files.put(
        "authors.json", "{\"plan\": [{\"instance\": \"ada\"}], \"tests\": [{\"agent\": \"x\"}]}");
    for (var file : files.entrySet()) {
      Files.createDirectories(plan.resolve(file.getKey()).getParent());
      Files.writeString(plan.resolve(file.getKey()), file.getValue());
    }
    for (var verb : List.of("check", "run")) {
      var outcome = new Cli(plan).call(verb);
      assertThat(outcome.exit()).as(outcome.text()).isEqualTo(2);
      assertThat(outcome.text())
          .contains("authors.json:1:43", "[plan/authors-file]", "Put back the file that");
    }
    assertThat(plan.resolve(".ashlar")).doesNotExist();
  }

  @Test
  void wrongCalls() throws Exception {
    Files.writeString(directory.resolve("empty.md"), "\n");
    Files.createDirectories(directory.resolve("full/x"));
    assertThat(new Cli(directory).call("plan").err()).contains("say which brief is to be planned");
    assertThat(new Cli(directory).call("plan", "empty.md").out()).contains("the brief is empty");
    assertThat(new Cli(directory).call("plan", "gone.md").err()).contains("there is no file");
    assertThat(plan("--dir", "full").err()).contains("is not empty");
    assertThat(plan("--turns", "0").err()).contains("--turns takes 1 to 50");
    assertThat(plan("--budget", "much").err()).contains("--budget takes a number of tokens");
    assertThat(plan("--agent", "nobody").err()).contains("should be specified only once");
    assertThat(new Cli(directory).call("work", "next", "--role", "planner").err())
        .contains("no plan is being made and no brief read in PLAN", "`ashlar plan BRIEF`");
    assertThat(new Cli(directory).call("work", "next", "--role", "planer").err())
        .contains("Did you mean `planner`?");
    assertThat(new Cli(directory).call("plan", "compiler.txt", "--agent", "nobody").err())
        .contains("Ashlar does not know the agent nobody");
  }

  @Test
  void aBriefThatWasChangedIsAnotherOne() throws Exception {
    script.disputes(PLAN + 1, PLANNER, "No.");
    assertThat(plan().exit()).isEqualTo(3);
    Files.writeString(directory.resolve("compiler.txt"), "A compiler for C11, in Rust.\n");

    assertThat(plan().err()).contains("the brief was changed since its planning began");
    assertThat(plan("--new").exit()).isEqualTo(3);
    assertThat(directory.resolve(".ashlar/planning/compiler-2")).isDirectory();
  }
}

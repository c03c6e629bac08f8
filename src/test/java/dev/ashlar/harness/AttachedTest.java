package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attached workers over the real socket: what they are told, what they may not do, and what
/// becomes of one that vanishes.
class AttachedTest {
  @TempDir private Path directory;

  private DeskRun run;

  @BeforeEach
  void layOut() throws IOException {
    Arithmetic.layOut(directory);
    run = new DeskRun(directory);
  }

  private DeskAnswer call(String verb, String... pairs) throws Exception {
    return run.call(verb, pairs);
  }

  private String generate() throws Exception {
    var brief = call("next", "role", "generator", "agent", "a test");
    assertThat(brief.text())
        .contains("you are the generator of module")
        .doesNotContain("held-out.jsonl");
    var named = brief.fields().get("order").contains("-inc-") ? "inc" : "dbl";
    Files.writeString(
        Path.of(brief.fields().get("directory"), "src", named, named + ".sh"),
        named.equals("inc") ? Arithmetic.INC : Arithmetic.DBL);
    var worker = brief.fields().get("worker");
    var order = brief.fields().get("order");
    assertThat(call("check", "order", order, "worker", worker).exit()).isZero();
    Thread.ofVirtual()
        .start(() -> {
          try {
            call(
                "submit",
                "order",
                order,
                "worker",
                worker,
                "summary",
                "Wrote it, nothing is missing.");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    return worker;
  }

  private void judge(String evaluator) throws Exception {
    var brief = call("next", "role", "evaluator", "worker", evaluator);
    assertThat(brief.text()).contains("you are the evaluator");
    var order = brief.fields().get("order");
    var nonsense =
        call("submit", "order", order, "worker", evaluator, "verdict", "{\"verdict\": \"GREAT\"}");
    assertThat(nonsense.exit()).isEqualTo(2);
    assertThat(nonsense.text()).contains("not PASS, NEEDS_REVISION, FAIL or DISPUTED");
    var verdict =
        "{\"verdict\": \"PASS\", \"findings\": [{\"where\": \"src\", \"what\": \"read all of"
            + " it\"}]}";
    assertThat(call("submit", "order", order, "worker", evaluator, "verdict", verdict).exit())
        .isZero();
  }

  @Test
  void two_generators_and_an_evaluator_build_the_artifact() throws Exception {
    Files.writeString(directory.resolve("AGENTS.md"), "Say what each function is for.\n");
    var end = run.begin();
    var first = generate();
    try (var given = Files.walk(RunDirectory.current(directory).getParent())) {
      assertThat(given.filter(path -> path.endsWith("AGENTS.md")))
          .anySatisfy(path -> assertThat(path).hasContent("Say what each function is for."));
    }
    generate();
    var both = call("next", "role", "evaluator", "worker", first);
    assertThat(both.exit()).isEqualTo(3);
    assertThat(both.text()).contains("one instance plays one role");
    judge("reader");
    judge("reader");
    assertThat(end.get().control().outcome()).contains(Outcome.BUILT);
  }

  @Test
  void a_file_out_of_bounds_gets_the_submission_refused_and_named() throws Exception {
    var end = run.begin();
    var brief = call("next", "role", "generator");
    var stray = Path.of(brief.fields().get("directory"), "tests", "cases.jsonl");
    Files.createDirectories(stray.getParent());
    Files.writeString(stray, "{}");
    var next =
        call(
            "submit",
            "order",
            brief.fields().get("order"),
            "worker",
            brief.fields().get("worker"),
            "summary",
            "x");
    assertThat(next.text()).contains("tests/").contains("lies outside what the module owns");
    call("stop", "reason", "seen enough");
    assertThat(end.get().control().outcome()).contains(Outcome.NOT_BUILT);
  }

  @Test
  void a_worker_that_vanishes_is_noticed_and_its_order_handed_out_as_a_fresh_attempt()
      throws Exception {
    var yaml = directory.resolve("ashlar.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replace(
                "generator: {agent: attached, lease: 60s}",
                "generator: {agent: attached, lease: 1s}"));
    var end = run.begin();
    var brief = call("next", "role", "generator");
    var module = brief.fields().get("order").replaceAll("generate-(.*)-v1-a1-t1", "$1");
    var later = brief.fields().get("order");
    while (!later.equals("generate-" + module + "-v1-a2-t1")) {
      later = call("next", "role", "generator").fields().get("order");
    }
    call("stop", "reason", "seen enough");
    assertThat(end.get().control().outcome()).contains(Outcome.NOT_BUILT);
  }
}

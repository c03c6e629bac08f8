package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.Assembly.Outcome;
import dev.ashlar.codec.Assembly.Sealed;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssemblyTest {
  private static final ModuleName LEXER = new ModuleName("lexer");
  private static final ModuleName PARSER = new ModuleName("parser");

  private final PlanFiles files = PlanDirectory.small();
  private final Plan plan = ((Reading.Admissible) PlanReader.read(files)).plan();
  private final Assembly assembly = new Assembly(plan, files);

  @Test
  void aModuleIsJudgedAmongStubs() {
    var tree = laid(assembly.ofModule(PARSER, files("src/parser/main.py", "mine"), Sealed.none()));

    assertThat(texts(tree.files()))
        .containsOnlyKeys("interfaces/tokens.py", "src/lexer/main.py", "src/parser/main.py")
        .containsEntry("src/parser/main.py", "mine")
        .containsEntry("src/lexer/main.py", "def lexer(line):\n    return None\n");
    assertThat(tree.ignored()).isEmpty();
  }

  @Test
  void whatASubmissionDoesNotOwnNeverArrives() {
    var submission =
        files(
            "src/parser/main.py", "mine",
            "src/lexer/main.py", "a better lexer",
            "interfaces/tokens.py", "other tokens",
            "conftest.py", "exit(0)",
            "tests/parser/cases.jsonl", "{}");

    var tree = laid(assembly.ofModule(PARSER, submission, Sealed.none()));

    assertThat(tree.ignored())
        .containsExactly(
            "conftest.py", "interfaces/tokens.py", "src/lexer/main.py", "tests/parser/cases.jsonl");
    assertThat(texts(tree.files()))
        .doesNotContainKeys("conftest.py", "tests/parser/cases.jsonl")
        .containsEntry("interfaces/tokens.py", "TOKEN_KINDS = ['number', 'plus']\n");
  }

  @Test
  void supportIsLaidForItsOwnGateOnly() {
    assertThat(laid(assembly.ofModule(LEXER, Map.of(), Sealed.none())).files())
        .containsKey("drivers/lexer.py");
    assertThat(laid(assembly.ofModule(PARSER, Map.of(), Sealed.none())).files())
        .doesNotContainKey("drivers/lexer.py");
  }

  @Test
  void aTierIsMadeOfSealsAlone() {
    assertThat(assembly.ofTier(plan.tiers().getFirst(), Sealed.none()))
        .isEqualTo(new Outcome.Waits(List.of(LEXER, PARSER)));

    var tree = laid(assembly.ofTier(plan.tiers().getFirst(), AssemblyTest::sealed));

    assertThat(texts(tree.files()))
        .containsEntry("src/lexer/main.py", "sealed")
        .containsEntry("src/parser/main.py", "sealed");
    assertThat(laid(assembly.ofEndToEnd(AssemblyTest::sealed)).files())
        .containsOnlyKeys(tree.files().keySet());
  }

  @Test
  void aNeedWithoutAStubIsLaidSealed() {
    PlanFiles stubless =
        PlanDirectory.with(
            files,
            "ashlar.yaml",
            files
                .text("ashlar.yaml")
                .orElseThrow()
                .replace("    stub: stubs/lexer\n", "")
                .replace(
                    "tiers:",
                    """
                      - name: printer
                        purpose: Prints a tree.
                        contract: contracts/parser.md
                        owns: ["src/printer/**"]
                        gate: {run: x, cases: tests/parser/cases.jsonl, held-out: tests/parser/held-out.jsonl}
                        estimate: {turns: 3, tokens: 60k}
                    tiers:\
                    """
                        .indent(0)
                        .stripTrailing()));
    var without = new Assembly(((Reading.Admissible) PlanReader.read(stubless)).plan(), stubless);

    assertThat(without.ofModule(PARSER, Map.of(), Sealed.none()))
        .isEqualTo(new Outcome.Waits(List.of(LEXER)));
    assertThat(texts(laid(without.ofModule(PARSER, Map.of(), AssemblyTest::sealed)).files()))
        .containsEntry("src/lexer/main.py", "sealed");
  }

  @Test
  void twoLayersNeverHoldOnePath() {
    Sealed overlapping = name -> Optional.of(new TreeMap<>(files("src/main.py", "by " + name)));
    Sealed directoryOverFile =
        name ->
            Optional.of(
                new TreeMap<>(files(name.equals(LEXER) ? "src/x" : "src/x/y", "by " + name)));

    assertThat(assembly.ofEndToEnd(overlapping))
        .isInstanceOfSatisfying(
            Outcome.Clash.class,
            clash ->
                assertThat(clash.problems())
                    .extracting(Problem::file, Problem::message)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                            "src/main.py",
                            "the seal of parser and the seal of lexer both hold this path")));
    assertThat(assembly.ofEndToEnd(directoryOverFile)).isInstanceOf(Outcome.Clash.class);
  }

  @Test
  void aGeneratorIsGivenNothingThatIsHeldOut() {
    Outcome.Laid around = laid(assembly.around(PARSER, Sealed.none()));

    Given given = Given.of(plan, files, PARSER, around);

    assertThat(given.contract()).startsWith("# The parser");
    assertThat(given.neededContracts()).containsOnlyKeys(LEXER);
    assertThat(given.requirements()).containsOnlyKeys("PARSE-1");
    assertThat(given.around()).containsOnlyKeys("interfaces/tokens.py", "src/lexer/main.py");
    assertThat(given.start()).containsOnlyKeys("src/parser/main.py");
    assertThat(given.references()).containsOnlyKeys("references/grammar.md");
    assertThat(given.cases()).contains("parse-001").doesNotContain("parse-101");
    assertThat(Given.of(plan, files, LEXER, laid(assembly.around(LEXER, Sealed.none()))).toString())
        .doesNotContain("lex-101");
  }

  private static Optional<SortedMap<String, byte[]>> sealed(ModuleName name) {
    return Optional.of(new TreeMap<>(files("src/" + name + "/main.py", "sealed")));
  }

  private static Outcome.Laid laid(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Laid.class);
    return (Outcome.Laid) outcome;
  }

  private static Map<String, byte[]> files(String... pathsAndTexts) {
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static Map<String, String> texts(Map<String, byte[]> files) {
    var texts = new TreeMap<String, String>();
    files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}

package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.gate.Qualification.Progress;
import dev.ashlar.gate.Qualification.Row;
import dev.ashlar.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found out about locked tests before any agent is asked.
class QualificationTest {
  private static final CalcPlan CALC = CalcPlan.read();

  @TempDir private Path scratch;

  @Test
  void goodTestsQualify() throws Exception {
    var heard = new ConcurrentLinkedQueue<String>();
    Progress progress =
        new Progress() {
          @Override
          public void began(String subject) {
            heard.add("began " + subject);
          }

          @Override
          public void ended(Row row, List<Problem> problems) {
            heard.add("ended " + row.subject());
          }
        };

    Qualification.Result result = qualified(CALC, progress);

    assertThat(result.problems()).isEmpty();
    assertThat(result.rows())
        .extracting(Row::subject)
        .containsExactly("tokens", "sums", "end-to-end");
    Row tokens = result.rows().getFirst();
    assertThat(tokens.cases()).isEqualTo(16);
    assertThat(tokens.heldOut()).isEqualTo(8);
    assertThat(tokens.negative()).isEqualTo(4);
    assertThat(tokens.passingOnStub()).contains(List.of());
    assertThat(tokens.knownGood()).contains(true);
    assertThat(result.suiteTests().get("sums").get("sums"))
        .containsExactly(
            "suite.SumsSuite#addsTwoNumbers",
            "suite.SumsSuite#refusesALoneSign",
            "suite.SumsSuite#subtractsFromLeftToRight");
    assertThat(heard)
        .hasSize(6)
        .contains("began tokens", "ended tokens", "began end-to-end", "ended end-to-end");
  }

  @Test
  void everyWayOfNotQualifyingHasItsOwnRule() throws Exception {
    String good = text("known/tokens/src/tokens/Tokenizer.java");
    String bad = text("known/sums/src/sums/Sum.java").replace("sum +=", "sum -=");
    CalcPlan changed =
        CALC.with(
            Map.of(
                "stubs/tokens/src/tokens/Tokenizer.java", good,
                "known/sums/src/sums/Sum.java", bad,
                "tests/whole/support/drivers/Calc.java",
                    "package drivers; class Calc { int x = y; }"));

    Qualification.Result result = qualified(changed, Progress.none());

    assertThat(result.problems())
        .extracting(Problem::rule)
        .containsExactly(
            "tests/green-on-stub",
            "tests/red-on-known-good",
            "tests/do-not-build",
            "tests/do-not-build");
    Problem red = result.problems().get(1);
    assertThat(red.file()).isEqualTo("tests/sums/cases.jsonl");
    assertThat(red.message())
        .contains(
            "the known-good implementation passes 7 of 16 checks of sums",
            "sum-01 expected 1, got -1");
    assertThat(result.problems().getLast().message()).contains("Calc.java:1: error");
  }

  @Test
  void aProgramThatCannotBeStartedIsNotTakenForRed() throws Exception {
    String yaml = text("ashlar.yaml").replaceFirst("run: java ", "run: jawa ");

    Qualification.Result result =
        qualified(CALC.with(Map.of("ashlar.yaml", yaml)), Progress.none());

    Problem told = result.problems().getFirst();
    assertThat(told.rule()).isEqualTo("tests/does-not-start");
    assertThat(told.message()).contains("tokens").contains("jawa");
    assertThat(told.file()).isEqualTo("ashlar.yaml");
    assertThat(yaml.lines().toList().get(told.line() - 1)).contains("jawa");
  }

  /// The known-good implementation of this plan shows that its driver can answer, so that a stub
  /// may throw; without it the same stub hides whether the driver works.
  @Test
  void aStubThatThrowsIsTakenOnlyWhereAKnownGoodImplementationAnswers() throws Exception {
    String throwing =
        text("stubs/tokens/src/tokens/Tokenizer.java")
            .replaceAll("return .*;", "throw new IllegalStateException(\"a stub\");");
    Map<String, String> thrown = Map.of("stubs/tokens/src/tokens/Tokenizer.java", throwing);
    String yaml = text("ashlar.yaml").replaceFirst(" *known-good: known/tokens\n", "");

    Qualification.Result proven = qualified(CALC.with(thrown), Progress.none());
    Qualification.Result unproven =
        qualified(CALC.with(thrown).with(Map.of("ashlar.yaml", yaml)), Progress.none());

    assertThat(proven.problems()).isEmpty();
    Problem told = unproven.problems().getFirst();
    assertThat(told.rule()).isEqualTo("tests/no-answer");
    assertThat(told.message()).contains("tokens").contains("a stub");
    assertThat(yaml.lines().toList().get(told.line() - 1)).contains("run:");
  }

  @Test
  void aStubThatKnowsMostAnswersIsWarnedAboutAndAnUnstableOneRefused() throws Exception {
    String good = text("known/tokens/src/tokens/Tokenizer.java");
    String most = good.replace("\"bad character at \" + start", "\"bad\"");
    String unstable =
        text("known/sums/src/sums/Sum.java")
            .replace("long sum = 0;", "long sum = ++asked <= 8 ? 0 : 99;")
            .replace("  public static long of", "  static int asked;\n  public static long of");
    CalcPlan changed =
        CALC.with(
            Map.of(
                "stubs/tokens/src/tokens/Tokenizer.java", most,
                "stubs/sums/src/sums/Sum.java", unstable));

    Qualification.Result result = qualified(changed, Progress.none());

    assertThat(result.problems())
        .extracting(Problem::rule)
        .contains("tests/half-green-on-stub", "tests/unstable");
    assertThat(result.problems().getFirst().severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(result.rows().getFirst().passingOnStub().orElseThrow()).hasSizeBetween(9, 15);
  }

  private Qualification.Result qualified(CalcPlan calc, Progress progress)
      throws InterruptedException {
    Optional<Gate> gate = Ground.with(scratch, "jdk");
    assumeTrue(gate.isPresent(), "no JDK that a sandbox can be shown");
    return new Qualification(gate.get(), calc.plan(), calc.files()).qualify(progress);
  }

  private static String text(String path) {
    return new String(CALC.files().bytes(path).orElseThrow(), StandardCharsets.UTF_8);
  }
}

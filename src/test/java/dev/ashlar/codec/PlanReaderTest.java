package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.Module.Exhausted;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Problem.Severity;
import dev.ashlar.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
  private static final String YAML = "ashlar.yaml";

  @Test
  void aSoundPlanIsAdmittedWithoutAWord() {
    Reading reading = PlanReader.read(PlanDirectory.small());

    assertThat(reading.problems()).isEmpty();
    assertThat(reading).isInstanceOf(Reading.Admissible.class);
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    var parser = plan(PlanDirectory.small()).module(new ModuleName("parser"));

    assertThat(parser.version()).isEqualTo(1);
    assertThat(parser.budget().turns()).hasValue(12);
    assertThat(parser.budget().attempts()).hasValue(3);
    assertThat(parser.budget().wallClock()).isEmpty();
    assertThat(parser.onExhausted()).containsExactly(Exhausted.FRESH, Exhausted.PERSON);
    assertThat(parser.gate().timeouts().build()).isEqualTo(Duration.ofSeconds(60));
    assertThat(parser.gate().timeouts().oneCase()).isEqualTo(Duration.ofSeconds(5));
    assertThat(parser.gate().memoryBytes()).isEqualTo(512L << 20);
  }

  @Test
  void amountsAreReadExactly() {
    Plan plan = plan(PlanDirectory.small());
    var budget = plan.module(new ModuleName("lexer")).budget();

    assertThat(budget.tokens()).hasValue(600_000);
    assertThat(budget.usdMicros()).hasValue(4_000_000);
    assertThat(budget.wallClock()).contains(Duration.ofMinutes(45));
    assertThat(plan.budget().tokens()).hasValue(5_000_000);
    assertThat(plan.endToEnd().thresholdPercent()).isEqualTo(100);
    assertThat(plan.parallelism().gates()).isEqualTo(1);
    assertThat(plan.parallelism().unjudged()).isEqualTo(4);
  }

  @Test
  void aModulesOwnAgentsStandInPlaceOfThePlans() {
    var roles = plan(PlanDirectory.read("full")).roles();
    var parser = new ModuleName("parser");
    var lexer = new ModuleName("lexer");

    assertThat(roles.generator(parser).choices()).hasToString("[codex with gpt-5, attached]");
    assertThat(roles.evaluator(parser).choices()).hasToString("[claude-code]");
    assertThat(roles.evaluator(parser).lease()).isEqualTo(roles.evaluator().lease());
    assertThat(roles.generator(lexer)).isEqualTo(roles.generator());
    assertThat(roles.evaluator(lexer)).isEqualTo(roles.evaluator());
  }

  @Test
  void twentyMistakesAreToldInOneGo() throws java.io.IOException {
    PlanFiles files =
        PlanDirectory.with(PlanDirectory.small(), YAML, PlanDirectory.text("twenty.yaml"));

    Reading reading = PlanReader.read(files);

    assertThat(
            reading.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(Problem::rule)
                .distinct())
        .hasSizeGreaterThanOrEqualTo(20);
    Golden.check(
        Path.of("src/test/resources/dev/ashlar/codec/twenty.txt"), MistakesTest.told(reading));
  }

  @Test
  void aHugeFileIsNotRead() {
    assertThat(rules(bytes(YAML, new byte[5 << 20]))).containsExactly("yaml/too-large");
  }

  @Test
  void bytesThatAreNoTextAreToldAsSuch() {
    byte[] latin = {'a', ':', ' ', (byte) 0xe9};

    assertThat(rules(bytes(YAML, latin))).containsExactly("yaml/not-utf-8");
    assertThat(rules(bytes("contracts/parser.md", latin))).containsExactly("contract/not-text");
    assertThat(rules(bytes("tests/parser/cases.jsonl", latin))).contains("cases/bad-line");
  }

  @Test
  void tooManyCasesAreNotKept() {
    String lines = "{\"id\": \"a\", \"input\": 1, \"expect\": 1}\n".repeat(Bounds.CASES_MAX + 2);

    Cases cases = Cases.read("cases.jsonl", bytes(lines));

    assertThat(cases.lines()).hasSize(Bounds.CASES_MAX);
    assertThat(cases.problems()).extracting(Problem::rule).containsExactly("cases/too-many");
  }

  @Test
  void everyTruncationIsAProblemAndNeverACrash() {
    byte[] whole = PlanDirectory.small().files().get(YAML);
    int optional = new String(whole, StandardCharsets.UTF_8).indexOf("\nparallelism:");

    for (int length = 0; length < whole.length; length++) {
      Reading reading = PlanReader.read(bytes(YAML, Arrays.copyOf(whole, length)));

      assertThat(reading instanceof Reading.Refused || length >= optional)
          .as("cut to %d bytes", length)
          .isTrue();
      assertThat(reading.problems()).allMatch(problem -> problem.line() <= lines(whole));
    }
  }

  @Test
  void everyTruncationOfACasesFileIsReadOrTold() {
    String file = "tests/lexer/cases.jsonl";
    byte[] whole = PlanDirectory.small().files().get(file);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Cases cases = Cases.read(file, cut);
      boolean midLine = length > 0 && cut[length - 1] != '\n' && whole[length] != '\n';

      assertThat(cases.problems().isEmpty()).as("cut to %d bytes", length).isEqualTo(!midLine);
    }
  }

  @Test
  void damagedPlansNeverCrashTheReader() {
    long seed = 20_261_123;
    var random = new SplittableRandom(seed);
    String text = PlanDirectory.small().text(YAML).orElseThrow();
    List<String> pieces =
        List.of(
            "[", "]", "{", "}", ": ", "- ", "\n", "\"", "'", "&a ", "*a", "<<: ", "!!x ", "|", ">",
            "#", "\t", "null", "-1", "1e9999", "~", "\0", "---\n");

    for (int i = 0; i < 400; i++) {
      var damaged = new StringBuilder(text);
      for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
        int at = random.nextInt(damaged.length());
        int end = Math.min(damaged.length(), at + random.nextInt(0, 12));
        damaged.replace(at, end, pieces.get(random.nextInt(pieces.size())));
      }
      Reading reading =
          PlanReader.read(PlanDirectory.with(PlanDirectory.small(), YAML, damaged.toString()));

      assertThat(reading.problems())
          .as("seed %d, step %d", seed, i)
          .allMatch(problem -> !problem.hint().isBlank());
    }
  }

  private static Plan plan(PlanFiles files) {
    return ((Reading.Admissible) PlanReader.read(files)).plan();
  }

  private static long lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().count() + 1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PlanFiles bytes(String path, byte[] bytes) {
    return PlanDirectory.small().with(Map.of(path, bytes));
  }

  private static List<String> rules(PlanFiles files) {
    return PlanReader.read(files).problems().stream().map(Problem::rule).distinct().toList();
  }
}

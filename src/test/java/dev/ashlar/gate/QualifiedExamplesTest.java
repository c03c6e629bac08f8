package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.codec.RuleExample;
import dev.ashlar.gate.Qualification.Progress;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Rule;
import dev.ashlar.plan.TestRule;
import dev.ashlar.testkit.EditedPlan;
import dev.ashlar.testkit.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For every rule about how tests behave, a plan that breaks exactly it when its gates are run, and
/// another that nearly does and qualifies. Both are edits of `examples/arithmetic`.
class QualifiedExamplesTest {
  private static final Map<String, RuleExample> BOOK = RuleBook.read();
  private static final Path ARITHMETIC = Path.of("examples/arithmetic");

  @TempDir private Path scratch = Path.of("");

  @ParameterizedTest
  @MethodSource("rulesOfPlans")
  void oneExampleBreaksExactlyItsRuleAndTheOtherQualifies(String rule) throws Exception {
    RuleExample example = BOOK.get(rule);

    assertThat(told(example.breaks(), scratch)).extracting(Problem::rule).containsOnly(rule);
    assertThat(told(example.passes(), scratch)).isEmpty();
  }

  /// A gate that has no room to work in stands for all that a machine can refuse.
  @Test
  void aMachineThatCannotRunAGateIsToldAsSuch() throws Exception {
    RuleExample example = BOOK.get(TestRule.NOT_RUN.id());
    Path noDirectory = Files.writeString(scratch.resolve("file"), "");

    assertThat(told(example.breaks(), noDirectory))
        .extracting(Problem::rule)
        .containsOnly(TestRule.NOT_RUN.id());
    assertThat(told(example.passes(), scratch)).isEmpty();
  }

  static Stream<String> rulesOfPlans() {
    return Stream.of(TestRule.values()).filter(rule -> rule != TestRule.NOT_RUN).map(Rule::id);
  }

  private static List<Problem> told(RuleExample.Change change, Path scratch) throws Exception {
    PlanFiles files = EditedPlan.of(arithmetic(), change.edits());
    var reading = (Reading.Admissible) PlanReader.read(files);
    return new Qualification(Ground.shell(scratch), reading.plan(), files)
        .qualify(Progress.none())
        .problems();
  }

  private static PlanFiles arithmetic() throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> all = Files.walk(ARITHMETIC)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(ARITHMETIC.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new PlanFiles(files);
  }
}

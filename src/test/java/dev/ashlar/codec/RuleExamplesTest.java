package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Rule;
import dev.ashlar.plan.TestRule;
import dev.ashlar.testkit.EditedPlan;
import dev.ashlar.testkit.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For every rule that reading shows, a plan breaks exactly it, and another nearly does and passes.
///
/// `QualifiedExamplesTest` tries the examples of rules about how tests behave.
class RuleExamplesTest {
  private static final Map<String, RuleExample> BOOK = RuleBook.read();

  @Test
  void everyRuleHasItsTwoExamplesInTheOrderOfTheRules() {
    assertThat(BOOK.keySet())
        .containsExactlyInAnyOrderElementsOf(Rule.all().stream().map(Rule::id).toList());
    assertThat(BOOK.values())
        .allSatisfy(example -> {
          assertThat(example.breaks().says()).endsWith(".");
          assertThat(example.passes().says()).endsWith(".");
        });
  }

  @ParameterizedTest
  @MethodSource("rulesOfReading")
  void oneExampleBreaksExactlyItsRule(String rule) {
    assertThat(told(BOOK.get(rule).breaks())).extracting(Problem::rule).containsOnly(rule);
  }

  @ParameterizedTest
  @MethodSource("rulesOfReading")
  void theOtherPassesAllRules(String rule) {
    assertThat(told(BOOK.get(rule).passes())).isEmpty();
  }

  static Stream<String> rulesOfReading() {
    return Rule.all().stream().filter(rule -> !(rule instanceof TestRule)).map(Rule::id);
  }

  private static List<Problem> told(RuleExample.Change change) {
    return PlanReader.read(EditedPlan.of(PlanDirectory.small(), change.edits())).problems();
  }
}

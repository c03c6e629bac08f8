package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;
import java.util.List;
import java.util.stream.Stream;

/// A rule that a plan can break: its stable id, what it forbids, why, what it looks at, and how to
/// mend it. `docs/rules.md` is generated from all of them.
///
/// Ids are for people's notes and for scripts, so an id is never renamed and never given another
/// meaning.
public sealed interface Rule
    permits FormatRule, DesignRule, ContractRule, GateRule, SpendingRule, TestRule {
  /// What the rule says.
  Terms terms();

  /// A rule's words: `serves` is the demand behind it, `forbids` a noun phrase, `evidence` what it
  /// looks at, `why` a reason, `mend` an instruction and the default hint of its problems.
  record Terms(
      String id,
      Severity severity,
      Principle serves,
      String forbids,
      String evidence,
      String why,
      String mend) {}

  /// The stable id, `area/slug`.
  default String id() {
    return terms().id();
  }

  /// Whether breaking this rule refuses the plan.
  default Severity severity() {
    return terms().severity();
  }

  /// Every rule: those about the format first, those about tests that run last.
  static List<Rule> all() {
    return Stream.<List<? extends Rule>>of(
            List.of(FormatRule.values()),
            List.of(DesignRule.values()),
            List.of(ContractRule.values()),
            List.of(GateRule.values()),
            List.of(SpendingRule.values()),
            List.of(TestRule.values()))
        .<Rule>flatMap(List::stream)
        .toList();
  }
}

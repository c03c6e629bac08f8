package dev.ashlar.architect;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.OrderKey;
import java.util.Optional;

/// What a planning needs next.
public sealed interface PlanningOwed {
  /// A turn of an agent. `carry` is what is to be mended; `holder` is the instance that this
  /// attempt belongs to, if it has had a turn before.
  record Turn(
      PlanningPart part, OrderKey key, Findings carry, Optional<String> holder, Amount reserve)
      implements PlanningOwed {}

  /// A person's word: every rule is content.
  record Approval() implements PlanningOwed {}

  /// The rules' word on what was read: the facts are there.
  record Judgment() implements PlanningOwed {}

  /// Nothing: no plan comes of it.
  record Over(Why why, String words) implements PlanningOwed {}

  /// Why no plan comes of it.
  enum Why {
    /// The planner says that the brief cannot be planned, or the reader that it says nothing.
    NOT_PLANNABLE,
    TURNS_USED_UP,
    BUDGET_USED_UP
  }
}

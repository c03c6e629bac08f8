package dev.ashlar.architect;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Usage;
import java.util.Optional;

/// One complete turn of a planning: which order, who took it, what came of it, and what the rules
/// answered. `words` are a summary, a claim or what a person said.
///
/// `accepted` is whether no rule refuses what was handed in; `problems` may still hold warnings.
public record PlanningTurn(
    OrderKey key,
    Author author,
    Came came,
    Optional<Failure> failure,
    String words,
    boolean accepted,
    Findings problems,
    Usage usage,
    Amount reserved) {

  /// An agent's instance, and what it said it is.
  public record Author(String instance, String agent) {}

  /// How a turn ended.
  public enum Came {
    HANDED_IN,
    /// A planner says that this brief cannot be planned, a tester that a contract is wrong.
    DISPUTED,
    FAILED,
    /// A person read the finished draft and wants it otherwise.
    SENT_BACK
  }

  public PlanningPart part() {
    return PlanningPart.of(key).orElseThrow();
  }
}

package dev.ashlar.architect;

import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.plan.ModuleName;
import java.util.Locale;
import java.util.Optional;

/// What a planning's orders are for: the facts that a brief states, the plan without its tests, and
/// the tests alone. No instance writes two of them.
public enum PlanningPart {
  FACTS,
  PLAN,
  TESTS;

  /// The part that an order is for, if it is a planning's.
  public static Optional<PlanningPart> of(OrderKey key) {
    for (var part : values()) {
      if (key.kind() == OrderKey.Kind.GENERATE && key.subject().text().equals(part.word())) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /// As in an order's key.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What whoever writes it is called at the desk.
  public String author() {
    return switch (this) {
      case FACTS -> "reader";
      case PLAN -> "planner";
      case TESTS -> "tester";
    };
  }

  /// The order of one turn.
  OrderKey key(int version, int attempt, int turn) {
    return new OrderKey(OrderKey.Kind.GENERATE, new ModuleName(word()), version, attempt, turn);
  }
}

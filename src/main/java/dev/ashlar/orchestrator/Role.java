package dev.ashlar.orchestrator;

import java.util.Locale;

/// Who acts in a run. No agent instance plays two of these in one run.
public enum Role {
  ORCHESTRATOR,
  GENERATOR,
  EVALUATOR,
  INTEGRATOR,
  REVISER;

  /// Whether whoever plays it leaves files behind: what the orchestrator's seat writes is a plan.
  public boolean writes() {
    return switch (this) {
      case GENERATOR, REVISER, ORCHESTRATOR -> true;
      case EVALUATOR, INTEGRATOR -> false;
    };
  }

  /// As scopes of the books and people name it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.ashlar.report;

import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.TierProgress;

/// The part of a run that a person would say it is in, and to which an order's time and cost
/// belong.
public enum Phase {
  BUILD("build"),
  INTEGRATE("integrate"),
  END_TO_END("end-to-end"),
  POSTMORTEM("postmortem"),
  COMPLETE("complete");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /// As the ledger's scopes and people name it.
  public String word() {
    return word;
  }

  /// The earliest phase that is not done. Phases overlap: a tier may be composed while modules
  /// outside it are still being built.
  static Phase of(RunState state) {
    if (state.control().outcome().isPresent()) {
      return COMPLETE;
    }
    if (state.control().stopped().isPresent() || state.control().postmortem().isPresent()) {
      return POSTMORTEM;
    }
    if (state.seals().isEmpty()) {
      return BUILD;
    }
    return state.tiers().values().stream().allMatch(TierProgress::isGreen) ? END_TO_END : INTEGRATE;
  }

  /// The phase an order belongs to.
  static Phase of(OrderKey.Kind kind) {
    return switch (kind) {
      case GENERATE, GATE, EVALUATE, SEAL, RECHECK -> BUILD;
      case INTEGRATE, ATTRIBUTE -> INTEGRATE;
      case END_TO_END -> END_TO_END;
      case POSTMORTEM -> POSTMORTEM;
    };
  }
}

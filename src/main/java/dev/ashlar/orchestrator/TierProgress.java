package dev.ashlar.orchestrator;

import java.util.Optional;

/// One tier's place: `round` counts compositions from 1.
public record TierProgress(int round, TierStage stage, Optional<Flight> flight) {
  static final TierProgress BEGIN = new TierProgress(1, new TierStage.Unbuilt(0), Optional.empty());

  TierProgress at(TierStage next) {
    return new TierProgress(round, next, Optional.empty());
  }

  TierProgress with(Optional<Flight> carried) {
    return new TierProgress(round, stage, carried);
  }

  /// The next round: the composition is owed again.
  TierProgress again() {
    return new TierProgress(round + 1, new TierStage.Unbuilt(0), Optional.empty());
  }

  public boolean isGreen() {
    return stage instanceof TierStage.Green;
  }
}

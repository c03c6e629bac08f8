package dev.ashlar.orchestrator;

import java.util.Optional;

/// What a tier, or the end-to-end gate, has reached. Pairs with a `Flight` as a module's stage
/// does.
public sealed interface TierStage {

  /// Owed once its modules are sealed: the composition's gate.
  record Unbuilt(int tries) implements TierStage {}

  /// Owed when an integrator has a seat: which pair of modules it blames.
  record Red(GateReport.Red report, int tries) implements TierStage {}

  /// At rest until a person answers.
  record Waiting(String question, GateReport.Red report, Optional<Attribution> proposal)
      implements TierStage {}

  /// At rest after too many broken tries, until a person answers.
  record Broken(String question, String reason) implements TierStage {}

  /// At rest: the composition works.
  record Green(GateReport.Green report) implements TierStage {}
}

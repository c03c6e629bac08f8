package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.List;

/// Something only a person may decide. `options` are the answers that are open, as `ashlar answer`
/// takes them.
public record Question(
    String id, Kind kind, ModuleName subject, Findings facts, List<String> options) {
  public Question {
    options = List.copyOf(options);
  }

  /// Why a person is asked.
  public enum Kind {
    /// A module has used up its budget or its attempts without a seal.
    STALLED,
    /// A generator or evaluator says that the contract or its tests are wrong.
    DISPUTED,
    /// A composition's gate is red; the facts name the candidate pairs.
    RED,
    /// The run's budget is used up.
    RUN_BUDGET,
    /// No agent of a seat can be had; the facts say why.
    UNAVAILABLE,
    /// Something broke that no agent is to blame for.
    INFRASTRUCTURE
  }
}

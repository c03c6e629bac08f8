package dev.ashlar.orchestrator;

/// An evaluator's judgment of one submission under one contract version, with evidence.
public sealed interface Verdict {
  Findings findings();

  /// The instance that judged.
  String evaluator();

  /// Sealable. Cannot be built without a green gate.
  record Pass(GateReport.Green gate, Findings findings, String evaluator) implements Verdict {}

  /// The same generator mends it in its next turn.
  record NeedsRevision(Findings findings, String evaluator) implements Verdict {}

  /// The direction is wrong: a fresh attempt starts from the contract.
  record Fail(Findings findings, String evaluator) implements Verdict {}

  /// The contract or its tests are wrong; only the orchestrator may amend them.
  record Disputed(Findings findings, String evaluator) implements Verdict {}
}

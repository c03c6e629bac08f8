package dev.ashlar.orchestrator;

import java.util.Optional;

/// What a module has reached, and so what it is owed. While a `Flight` carries that order, the
/// stage is in flight: *open* is being generated, *submitted* being gated, *gated* being judged,
/// *passed* being sealed, *stale* being rechecked.
public sealed interface Stage {

  /// Owed: a generator's turn. `carry` is what the last turn got wrong, `note` a person's word to
  /// the generator.
  record Open(Findings carry, Optional<String> note) implements Stage {
    static final Open AT_FIRST = new Open(Findings.NONE, Optional.empty());

    static Open carrying(Findings carry) {
      return new Open(carry, Optional.empty());
    }
  }

  /// Owed: the gate.
  record Submitted(Submission submission, int tries) implements Stage {}

  /// Owed: an evaluator's judgment. `note` is a person's word to the evaluator.
  record Gated(Submission submission, GateReport.Green gate, int tries, Optional<String> note)
      implements Stage {}

  /// Owed: the seal.
  record Passed(Submission submission, Verdict.Pass verdict, int tries) implements Stage {}

  /// At rest: done under this contract version.
  record Sealed(Seal seal) implements Stage {}

  /// Owed: the sealed bytes are gated once more, because an interface they use was amended.
  record Stale(Seal seal, int tries) implements Stage {}

  /// At rest until a person answers `question`; `before` is where the module goes on from.
  record Waiting(String question, Stage before) implements Stage {}

  /// At rest for good, unless a person amends the contract.
  record Abandoned(String reason) implements Stage {}
}

package dev.ashlar.gate;

import dev.ashlar.codec.CaseLine;
import dev.ashlar.orchestrator.Defect;
import java.util.Optional;

/// What became of one case: no fault, or the first one. `asked` is false if the program never got
/// to see it.
record CaseResult(Question question, boolean asked, Optional<Fault> fault) {

  /// A case as it is put to a program, which cannot tell whether it is held out.
  record Question(CaseLine line, boolean heldOut) {}

  boolean passed() {
    return fault.isEmpty();
  }

  /// Whether there was an answer in JSON, right or wrong.
  boolean answered() {
    return fault.isEmpty()
        || (fault.get().defect() == Defect.WRONG_ANSWER && !fault.get().isNoAnswer());
  }

  Optional<Defect> defect() {
    return fault.map(Fault::defect);
  }
}

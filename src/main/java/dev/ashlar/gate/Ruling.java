package dev.ashlar.gate;

import dev.ashlar.orchestrator.Defect;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// The one name for what is wrong with a run, by rules.
///
/// Forgery first; then a suite's failure before mere wrong answers, so that a threshold cannot
/// excuse it; then answers that fit the visible cases only; then what happened to most cases; then
/// the program's end.
final class Ruling {
  private Ruling() {}

  /// The defect of a run, or empty if it is green.
  static Optional<Defect> of(RunResult run) {
    Optional<Defect> ofCases = ofCases(run);
    Optional<Defect> ofSuites = ofSuites(run);
    if (ofCases.equals(Optional.of(Defect.REPORT_FORGED))
        || ofSuites.equals(Optional.of(Defect.REPORT_FORGED))) {
      return Optional.of(Defect.REPORT_FORGED);
    }
    boolean answersOnly =
        ofCases.isEmpty()
            || ofCases.get() == Defect.WRONG_ANSWER
            || ofCases.get() == Defect.FITTED_TO_VISIBLE;
    if (answersOnly && run.ending().isPresent()) {
      return run.ending().map(Fault::defect);
    }
    return answersOnly ? ofSuites.or(() -> ofCases) : ofCases;
  }

  private static Optional<Defect> ofCases(RunResult run) {
    if (fitted(run)) {
      return Optional.of(Defect.FITTED_TO_VISIBLE);
    }
    var counts = new EnumMap<Defect, Integer>(Defect.class);
    run.cases().forEach(result -> result.defect().ifPresent(d -> counts.merge(d, 1, Integer::sum)));
    // What the sandbox saw outranks what the program printed: some of a dying runtime's last words
    // may have been taken for answers.
    if (counts.containsKey(Defect.MEMORY)) {
      return Optional.of(Defect.MEMORY);
    }
    if (counts.containsKey(Defect.REPORT_FORGED)) {
      return Optional.of(Defect.REPORT_FORGED);
    }
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Collections.max(counts.entrySet(), java.util.Map.Entry.comparingByValue()).getKey());
  }

  /// All visible cases are green and at least half of the held-out ones are not.
  private static boolean fitted(RunResult run) {
    List<CaseResult> heldOut =
        run.cases().stream().filter(result -> result.question().heldOut()).toList();
    return heldOut.size() < run.cases().size()
        && run.failed(false).isEmpty()
        && !run.failed(true).isEmpty()
        && run.failed(true).size() * 2 >= heldOut.size();
  }

  private static Optional<Defect> ofSuites(RunResult run) {
    List<Defect> all =
        run.suites().stream().flatMap(suite -> suite.fault().stream()).map(Fault::defect).toList();
    return all.contains(Defect.REPORT_FORGED)
        ? Optional.of(Defect.REPORT_FORGED)
        : all.stream().findFirst();
  }
}

package dev.ashlar.gate;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A run's faults in words for whoever mends the code.
///
/// A held-out case is told by the requirements it covers and the kind of failure, never by its
/// input or answer. And nothing that a program said is told from a process that has seen held-out
/// cases, nor which visible cases failed in it: a program could carry held-out input out in either.
/// So visible faults come from a run of the visible cases alone.
final class Telling {
  private Telling() {}

  /// The findings of a red run; `alone` is a run of its visible cases without the held-out ones.
  static Findings findings(RunResult run, List<CaseResult> alone) {
    List<Finding> first = new ArrayList<>();
    run.ending().ifPresent(fault -> first.add(new Finding("run", ending(fault))));
    run.suites()
        .forEach(suite ->
            suite
                .fault()
                .ifPresent(fault -> first.add(new Finding("suite " + suite.name(), fault.text()))));
    if (!run.failed(true).isEmpty()) {
      first.add(heldOut(run));
    }
    if (!run.failed(false).isEmpty() && alone.stream().allMatch(CaseResult::passed)) {
      first.add(
          new Finding(
              "cases",
              "visible cases pass alone and fail in another order among held-out ones: "
                  + kinds(run.failed(false))
                  + "; an answer may depend on its own line only"));
    }
    return of(first, visible(alone));
  }

  /// An exit status is a number that the program chose, so it is not told.
  private static String ending(Fault fault) {
    return fault.defect() == Defect.CRASHED
        ? "answered everything, then did not end with exit status 0"
        : fault.reason();
  }

  /// The first findings of both lists, the second cut so that the first is whole.
  private static Findings of(List<Finding> first, List<Finding> then) {
    List<Finding> all = new ArrayList<>(then);
    int room = Math.max(0, Limits.FINDINGS_MAX - first.size());
    List<Finding> kept = new ArrayList<>(all.subList(0, Math.min(room, all.size())));
    kept.addAll(first.subList(0, Math.min(first.size(), Limits.FINDINGS_MAX)));
    return new Findings(kept, first.size() + all.size() - kept.size());
  }

  /// One finding a failed visible case, and one for all that were not reached or fail for one
  /// common reason.
  static List<Finding> visible(List<CaseResult> results) {
    List<CaseResult> failed = results.stream().filter(result -> !result.passed()).toList();
    List<Finding> findings = new ArrayList<>();
    List<CaseResult> unreached = failed.stream().filter(result -> !result.asked()).toList();
    List<CaseResult> forged =
        failed.stream()
            .filter(r -> r.defect().equals(java.util.Optional.of(Defect.REPORT_FORGED)))
            .toList();
    failed.stream()
        .filter(result -> result.asked() && !forged.contains(result))
        .forEach(result -> findings.add(visible(result)));
    forged.stream()
        .findFirst()
        .flatMap(CaseResult::fault)
        .ifPresent(fault -> findings.add(new Finding("all cases", fault.text())));
    unreached.stream()
        .findFirst()
        .flatMap(CaseResult::fault)
        .ifPresent(
            fault -> findings.add(new Finding(unreached.size() + " more cases", fault.text())));
    return findings;
  }

  private static Finding visible(CaseResult result) {
    var line = result.question().line();
    String input = Shown.line(line.input(), GateLimits.VALUE_CHARS_MAX);
    return new Finding(
        line.id(), "input " + input + ": " + result.fault().map(Fault::text).orElse("passed"));
  }

  private static Finding heldOut(RunResult run) {
    List<CaseResult> failed = run.failed(true);
    long total = run.cases().stream().filter(result -> result.question().heldOut()).count();
    return new Finding("held-out", failed.size() + " of " + total + " fail: " + kinds(failed));
  }

  private static String kinds(List<CaseResult> failed) {
    var byDefect = new EnumMap<Defect, List<CaseResult>>(Defect.class);
    failed.forEach(
        r -> r.defect().ifPresent(d -> byDefect.computeIfAbsent(d, _ -> new ArrayList<>()).add(r)));
    return byDefect.entrySet().stream()
        .map(entry ->
            entry.getValue().size() + " " + words(entry.getKey()) + covers(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String covers(List<CaseResult> results) {
    var ids = new TreeSet<String>();
    results.forEach(result -> ids.addAll(result.question().line().covers()));
    return ids.isEmpty() ? "" : " (" + String.join(", ", ids) + ")";
  }

  /// A defect's name as words: `wrong answer`.
  static String words(Defect defect) {
    return defect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

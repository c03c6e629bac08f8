package dev.ashlar.gate;

import dev.ashlar.gate.SuiteResult.Status;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.plan.GateSpec.Report;
import dev.ashlar.plan.GateSpec.Suite;
import dev.ashlar.sandbox.Export;
import dev.ashlar.sandbox.Outcome;
import dev.ashlar.sandbox.Spec;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// One run of a suite by the ecosystem's own runner, and how far its report can be believed.
///
/// The runner shares a process with the judged code, which can write any report it likes: a name
/// that the locked files do not hold, a list of tests other than the known one, or a green report
/// beside a red exit status is caught here; a perfect copy is not. That is why a gate of suites
/// alone is named so everywhere.
final class SuiteRun {
  private SuiteRun() {}

  /// Runs the suite once in a fresh sandbox.
  static SuiteResult of(Rooms rooms, GateJob job, LockedNames locked, Suite suite)
      throws Infra, InterruptedException {
    Spec spec = rooms.running(suite.run());
    Outcome outcome =
        rooms
            .sandbox()
            .run(
                suite.report() == Report.JUNIT
                    ? spec.exporting(Spec.OUT + "/" + suite.from())
                        .within(
                            spec.limits()
                                .withExport(
                                    GateLimits.REPORT_BYTES_MAX, GateLimits.SUITE_TESTS_MAX, 16))
                    : spec);
    Optional<Fault> end = badEnd(outcome);
    if (end.isPresent()) {
      return new SuiteResult(suite.name(), Collections.emptySortedMap(), end);
    }
    return switch (report(suite, outcome)) {
      case SuiteReport.Unreadable(String reason) -> {
        String said = Shown.last(outcome.stderr(), GateLimits.SAID_CHARS_MAX);
        Fault fault = new Fault(Defect.SUITE_FAILED, ended(outcome) + reason, said);
        yield new SuiteResult(suite.name(), Collections.emptySortedMap(), Optional.of(fault));
      }
      case SuiteReport.Read(var tests) ->
          new SuiteResult(
              suite.name(),
              tests,
              forged(job.suiteTests(), locked, suite, tests).or(() -> red(outcome, tests)));
    };
  }

  /// A suite reports its failures by a nonzero exit status, so that alone is no bad end.
  private static Optional<Fault> badEnd(Outcome outcome) throws Infra {
    return switch (outcome.kind()) {
      case OK -> Optional.empty();
      case NONZERO ->
          Supervision.leftBehind(outcome) ? Optional.of(Fault.ofEnd(outcome)) : Optional.empty();
      case SIGNAL, TIMEOUT, MEMORY, OUTPUT_LIMIT, DISK, INFRA -> Optional.of(Fault.ofEnd(outcome));
    };
  }

  private static SuiteReport report(Suite suite, Outcome outcome) {
    return switch (suite.report()) {
      case TAP -> Tap.read(outcome.stdout());
      case JUNIT ->
          switch (outcome.export()) {
            case Export.Whole(var tree) -> JUnitXml.read(tree);
            case Export.Nothing() -> new SuiteReport.Unreadable("left no report");
            case Export.Refused(String reason) ->
                new SuiteReport.Unreadable(
                    "its report in $OUT/"
                        + suite.from()
                        + " was not taken: "
                        + Shown.line(reason, 200));
          };
    };
  }

  private static Optional<Fault> forged(
      Map<String, SortedSet<String>> known,
      LockedNames locked,
      Suite suite,
      SortedMap<String, Status> tests) {
    SortedSet<String> expected = known.get(suite.name());
    if (expected != null) {
      return expected.equals(tests.keySet())
          ? Optional.empty()
          : Optional.of(
              Fault.of(
                  Defect.REPORT_FORGED,
                  "reported other tests than the locked suite has: "
                      + difference(expected, tests)));
    }
    return tests.keySet().stream()
        .filter(test -> !locked.holds(test))
        .findFirst()
        .map(test ->
            Fault.of(
                Defect.REPORT_FORGED,
                "reported the test `"
                    + Shown.line(test, GateLimits.VALUE_CHARS_MAX)
                    + "`, which no locked file holds"));
  }

  private static String difference(SortedSet<String> expected, SortedMap<String, Status> tests) {
    String extra =
        tests.keySet().stream().filter(test -> !expected.contains(test)).findFirst().orElse("");
    String absent =
        expected.stream().filter(test -> !tests.containsKey(test)).findFirst().orElse("");
    return tests.size()
        + " instead of "
        + expected.size()
        + (extra.isEmpty() ? "" : ", `" + Shown.line(extra, 80) + "` is not in it")
        + (absent.isEmpty() ? "" : ", `" + Shown.line(absent, 80) + "` is missing");
  }

  private static Optional<Fault> red(Outcome outcome, SortedMap<String, Status> tests) {
    String said = outcome.ok() ? "" : Shown.last(outcome.stderr(), GateLimits.SAID_CHARS_MAX);
    var byStatus = new TreeMap<Status, Integer>();
    tests.values().forEach(status -> byStatus.merge(status, 1, Integer::sum));
    int failed = byStatus.getOrDefault(Status.FAILED, 0);
    int skipped = byStatus.getOrDefault(Status.SKIPPED, 0);
    String reason = "";
    if (tests.isEmpty()) {
      reason = "ran no test at all";
    } else if (failed + skipped > 0) {
      reason =
          (failed > 0 ? failed + " of " + tests.size() + " tests failed" : "")
              + (failed > 0 && skipped > 0 ? ", " : "")
              + (skipped > 0
                  ? skipped + " of " + tests.size() + " were skipped, which is not passed"
                  : "")
              + ": "
              + named(tests);
    } else if (!outcome.ok()) {
      reason =
          "all "
              + tests.size()
              + " tests are reported as passed, but its exit status is "
              + outcome.exit();
    }
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fault(Defect.SUITE_FAILED, reason, said));
  }

  private static String named(SortedMap<String, Status> tests) {
    return String.join(
        ", ",
        tests.entrySet().stream()
            .filter(test -> test.getValue() != Status.PASSED)
            .limit(5)
            .map(test -> Shown.line(test.getKey(), 80))
            .toList());
  }

  private static String ended(Outcome outcome) {
    return outcome.ok() ? "" : "ended with exit status " + outcome.exit() + " and ";
  }
}

package dev.ashlar.gate;

import dev.ashlar.gate.TrialResult.Status;
import dev.ashlar.orchestrator.Finding;
import java.util.ArrayList;
import java.util.List;

/// A trial in words: counts first, then one line a fault. Nothing held out was part of it, so
/// nothing is hidden.
final class Trial {
  private Trial() {}

  static TrialResult broken(String reason) {
    return new TrialResult(
        Status.BROKEN,
        0,
        0,
        List.of(new Finding("gate", reason)),
        "BROKEN gate: " + Shown.line(reason, 2_000) + "\n");
  }

  static TrialResult red(int passed, int total, List<Finding> findings) {
    var text = new StringBuilder(passed + " of " + total + " visible checks pass\n");
    findings.forEach(finding ->
        text.append("ERROR ")
            .append(finding.where())
            .append(": ")
            .append(finding.what())
            .append('\n'));
    return new TrialResult(Status.RED, passed, total, findings, text.toString());
  }

  /// The compiler's own words follow, line by line, as they are easiest to read.
  static TrialResult notBuilt(Build.Failed failed, int total) {
    var text = new StringBuilder("0 of " + total + " visible checks pass\n");
    text.append("ERROR build: ").append(failed.fault().reason()).append('\n');
    failed.lines().stream()
        .limit(GateLimits.BUILD_LINES_MAX)
        .forEach(line -> text.append("  | ").append(Shown.line(line, 400)).append('\n'));
    int more = failed.lines().size() - GateLimits.BUILD_LINES_MAX;
    if (more > 0) {
      text.append("  | … ").append(more).append(" more lines\n");
    }
    return new TrialResult(Status.RED, 0, total, failed.findings(), text.toString());
  }

  static TrialResult of(RunResult run) {
    List<Finding> findings = new ArrayList<>(Telling.visible(run.cases()));
    run.ending().ifPresent(fault -> findings.add(new Finding("run", fault.text())));
    run.suites()
        .forEach(suite ->
            suite
                .fault()
                .ifPresent(
                    fault -> findings.add(new Finding("suite " + suite.name(), fault.text()))));
    return findings.isEmpty()
        ? new TrialResult(
            Status.GREEN,
            run.passed(),
            run.total(),
            findings,
            run.passed() + " of " + run.total() + " visible checks pass\n")
        : red(run.passed(), run.total(), findings);
  }
}

package dev.ashlar.gate;

import dev.ashlar.orchestrator.Finding;
import java.util.List;

/// What one trial of the visible cases and the suites came to: for whoever writes the code, never
/// for a verdict.
///
/// @param text all of it as lines that a terminal may show: counts first, then one `ERROR` line
///   each
public record TrialResult(
    Status status, int passed, int total, List<Finding> findings, String text) {
  public TrialResult {
    findings = List.copyOf(findings);
  }

  /// How it ended.
  public enum Status {
    GREEN,
    RED,
    /// The gate itself could not run; nothing is said about the code.
    BROKEN
  }
}

package dev.ashlar.orchestrator;

/// Why a gate is red, by name.
public enum Defect {
  BUILD_FAILED,
  WRONG_ANSWER,
  /// Visible cases are green and held-out ones are not: the answers fit the cases, not the
  /// contract.
  FITTED_TO_VISIBLE,
  MISSING_ANSWERS,
  CRASHED,
  TIMEOUT,
  MEMORY,
  OUTPUT_LIMIT,
  DISK,
  /// Processes were still running when the program had ended.
  LEFT_BEHIND,
  SUITE_FAILED,
  /// A report that cannot come from the locked suite: other names, other counts, or more than the
  /// runner was asked for.
  REPORT_FORGED,
  /// Two runs in fresh sandboxes disagree.
  FLAKY,
  /// The workspace held files outside what the module owns, or the given material was edited.
  OUT_OF_BOUNDS
}

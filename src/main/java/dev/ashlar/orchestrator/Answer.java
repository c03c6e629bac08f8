package dev.ashlar.orchestrator;

/// A person's decision on a question.
public enum Answer {
  /// Grant the plan's budget once more.
  MORE,
  /// The dispute is not upheld; work goes on under the contract as it is.
  OVERRULE,
  /// Do the same again.
  RETRY,
  /// Give the module up.
  ABANDON,
  /// End the run now, with its postmortem.
  STOP;

  /// As typed on the command line.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

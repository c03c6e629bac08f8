package dev.ashlar.plan;

/// Something wrong with a plan: where, which rule, what, and what to do about it. `line` and
/// `column` count from 1; 0 is "the whole file".
public record Problem(
    String file,
    int line,
    int column,
    String rule,
    Severity severity,
    String message,
    String hint) {

  /// An error refuses the plan, a warning is printed and kept in the report.
  public enum Severity {
    ERROR,
    WARNING
  }
}

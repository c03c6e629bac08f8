package dev.ashlar.orchestrator;

/// One piece of evidence: where (a case, a file, a contract's clause) and what is wrong there.
/// Bounded, so that a state stays small.
public record Finding(String where, String what) {
  public Finding {
    where = Limits.cut(where, Limits.FINDING_CHARS_MAX);
    what = Limits.cut(what, Limits.FINDING_CHARS_MAX);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}

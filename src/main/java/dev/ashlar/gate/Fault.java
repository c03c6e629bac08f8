package dev.ashlar.gate;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.sandbox.Outcome;

/// Something that went wrong with judged code: its name, and what a person reads about it.
///
/// @param reason fixed words of ours
/// @param said what the program itself had to say, safe to show, or ""
record Fault(Defect defect, String reason, String said) {
  /// How the reason begins where a line came that is no JSON.
  private static final String NO_ANSWER = "answered no ";

  /// An answer that is not of that form, with what it was.
  static Fault ofForm(String form, String answer) {
    return of(Defect.WRONG_ANSWER, NO_ANSWER + form + ": `" + answer + "`");
  }

  /// Whether a line came that nothing can be compared with.
  boolean isNoAnswer() {
    return reason.startsWith(NO_ANSWER);
  }

  static Fault of(Defect defect, String reason) {
    return new Fault(defect, reason, "");
  }

  /// The fault in how a command ended that should not have ended, or not so.
  static Fault ofEnd(Outcome end) throws Infra {
    String said = Shown.last(end.stderr(), GateLimits.SAID_CHARS_MAX);
    return switch (end.kind()) {
      case OK ->
          new Fault(Defect.MISSING_ANSWERS, "ended with exit status 0 before it answered", said);
      case NONZERO ->
          Supervision.leftBehind(end)
              ? new Fault(Defect.LEFT_BEHIND, Supervision.REASON, "")
              : new Fault(Defect.CRASHED, "ended with " + end.detail(), said);
      case SIGNAL -> new Fault(Defect.CRASHED, end.detail(), said);
      case TIMEOUT -> new Fault(Defect.TIMEOUT, end.detail(), said);
      case MEMORY -> new Fault(Defect.MEMORY, end.detail(), said);
      case OUTPUT_LIMIT -> new Fault(Defect.OUTPUT_LIMIT, end.detail(), said);
      case DISK -> new Fault(Defect.DISK, end.detail(), said);
      case INFRA -> throw new Infra(end.detail());
    };
  }

  /// Reason and words of the program on one line.
  String text() {
    return said.isEmpty() ? reason : reason + "; stderr: " + said;
  }
}

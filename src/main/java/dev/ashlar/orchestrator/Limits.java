package dev.ashlar.orchestrator;

import java.time.Duration;

/// Every bound of the core, each with its reason.
public final class Limits {
  /// "One screen": a person must be able to see the whole decomposition.
  public static final int MODULES_MAX = 40;

  /// One page; also the longest text the orchestrator's state ever holds.
  public static final int SUMMARY_CHARS_MAX = 4_000;

  /// Enough to mend a turn, few enough to read.
  public static final int FINDINGS_MAX = 20;

  /// One finding is a line or two; the detail is in the gate's file.
  public static final int FINDING_CHARS_MAX = 600;

  /// A dispute's claim, in findings of which some may be cut short at the end of a line.
  public static final int CLAIM_CHARS_MAX = 10_000;

  /// A gate, seal or evaluation that breaks without fault of the generator is tried this often
  /// before a person is asked.
  public static final int TRIES_MAX = 3;

  /// Turns of an attempt where a module's budget says nothing.
  public static final int TURNS_DEFAULT = 10;

  /// Attempts at a module where its budget says nothing.
  public static final int ATTEMPTS_DEFAULT = 3;

  /// Longest turn where neither plan nor budget says less.
  public static final Duration TURN_MAX = Duration.ofHours(4);

  /// A reading judgment, not work: longer means the evaluator is lost.
  public static final Duration EVALUATION_MAX = Duration.ofHours(1);

  private Limits() {}

  /// `text` cut to at most `max` characters, with a mark that says how much is missing.
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    var mark = " … (cut, " + text.length() + " characters)";
    var end = max - mark.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + mark;
  }
}

package dev.ashlar.cli;

import java.util.ArrayList;
import java.util.List;

/// What a verb says instead of an answer: one sentence, how the command ends, and hints that say
/// what to do next. `Main` prints it; a verb only throws it.
final class Complaint extends RuntimeException {
  private final ExitCode exit;
  private final String sentence;
  private final List<String> hints;

  private Complaint(ExitCode exit, String sentence, List<String> hints) {
    super(sentence, null, false, false);
    this.exit = exit;
    this.sentence = sentence;
    this.hints = List.copyOf(hints);
  }

  /// The command was called in a way that cannot work, or the plan is wrong.
  static Complaint usage(String sentence) {
    return new Complaint(ExitCode.USAGE, sentence, List.of());
  }

  /// A pre-condition does not hold.
  static Complaint refused(String sentence) {
    return new Complaint(ExitCode.REFUSED, sentence, List.of());
  }

  /// Any other end.
  static Complaint of(ExitCode exit, String sentence) {
    return new Complaint(exit, sentence, List.of());
  }

  /// The same with one more hint, an instruction without a full stop.
  Complaint hint(String hint) {
    var more = new ArrayList<>(hints);
    more.add(hint);
    return new Complaint(exit, sentence, more);
  }

  ExitCode exit() {
    return exit;
  }

  String sentence() {
    return sentence;
  }

  List<String> hints() {
    return hints;
  }
}

package dev.ashlar.gate;

import dev.ashlar.sandbox.Isolation.Tier;
import dev.ashlar.sandbox.Outcome;
import java.util.List;

/// The shell command around a judged command that looks for processes it leaves behind.
///
/// The process namespace ends with the command, so nothing ever survives it; this only gives the
/// attempt a name. It runs as the same user as the judged code, which could fight it: then the code
/// is judged by what that looks like. Without a namespace all processes of the machine would be
/// seen, so nothing is looked for.
final class Supervision {
  /// What a program that left something behind is told.
  static final String REASON =
      "left a process running when it ended; wait for every process that the program starts";

  /// The exit status for it, chosen where no shell, runner or signal has one.
  private static final int STATUS = 113;

  private static final String MARK = "ashlar: processes were left behind";

  /// A second of patience, because some runtimes' own assistants end a moment after them. The trap
  /// is for a shell that cannot even fork any more.
  private static final String SCRIPT =
      """
      before=" "
      for entry in /proc/[0-9]*; do before="$before$entry "; done
      sh -c "$1"
      status=$?
      tries=0
      while :; do
        left=
        for entry in /proc/[0-9]*; do
          case "$before" in *" $entry "*) ;; *) left=1 ;; esac
        done
        [ -z "$left" ] && { trap - EXIT; exit $status; }
        tries=$((tries + 1))
        [ $tries -eq 1 ] && trap 'echo "%s" >&2; exit %d' EXIT
        [ $tries -gt 20 ] && exit %d
        sleep 0.05
      done
      """
          .formatted(MARK, STATUS, STATUS);

  private Supervision() {}

  /// The words that run `command` with `sh -c` under isolation of that tier.
  static List<String> of(String command, Tier tier) {
    return switch (tier) {
      case NONE -> List.of("sh", "-c", command);
      case NAMESPACES -> List.of("sh", "-c", SCRIPT, "gate", command);
    };
  }

  /// Whether processes were left behind.
  static boolean leftBehind(Outcome end) {
    return end.exit() == STATUS && end.stderr().text().contains(MARK);
  }
}

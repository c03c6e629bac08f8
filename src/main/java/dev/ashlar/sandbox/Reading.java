package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Outcome.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An exit status read as what happened. Text of the command is only ever read against it, never
/// for it.
record Reading(Kind kind, int exit, int signal, String detail) {
  private static final int SIGKILL = 9;
  private static final int SIGXCPU = 24;
  private static final int SIGXFSZ = 25;
  private static final int SIGNAL_MAX = 64;
  private static final int DETAIL_CHARS_MAX = 500;

  private static final List<String> NO_MEMORY =
      List.of(
          "java.lang.OutOfMemoryError",
          "insufficient memory for the Java Runtime",
          "Could not reserve enough space",
          "Cannot allocate memory",
          "std::bad_alloc",
          "MemoryError",
          "memory exhausted",
          "JavaScript heap out of memory",
          "out of memory");

  private static final List<String> NO_SPACE =
      List.of("No space left on device", "File too large", "Disk quota exceeded");

  static Reading ofStop(Stop stop, Output err) {
    String detail =
        stop.kind() == Kind.INFRA ? stop.detail() + said(err) : stop.detail() + ": killed";
    return new Reading(stop.kind(), -1, 0, cut(detail));
  }

  static Reading ofExit(int exit, Output err, Limits limits, boolean oomKill) {
    if (exit == 0) {
      return new Reading(Kind.OK, 0, 0, "exit status 0");
    }
    int signal = exit > 128 && exit - 128 <= SIGNAL_MAX ? exit - 128 : 0;
    return signal > 0 ? ofSignal(exit, signal, err, limits, oomKill) : ofStatus(exit, err);
  }

  private static Reading ofSignal(
      int exit, int signal, Output err, Limits limits, boolean oomKill) {
    if (signal == SIGXCPU) {
      String used = "used up the processor limit of " + Running.text(limits.cpu());
      return new Reading(Kind.TIMEOUT, exit, signal, used);
    }
    if (signal == SIGXFSZ) {
      String full =
          "wrote a file over the limit of " + limits.disk().fileBytes() / Limits.MIB + " MiB";
      return new Reading(Kind.DISK, exit, signal, full);
    }
    if (signal == SIGKILL && oomKill) {
      return new Reading(
          Kind.MEMORY, exit, signal, "killed by the kernel because the machine's memory ran out");
    }
    return told(exit, signal, err)
        .orElse(new Reading(Kind.SIGNAL, exit, signal, "ended by " + name(signal)));
  }

  private static Reading ofStatus(int exit, Output err) {
    String hint =
        switch (exit) {
          case 126 -> ": found but not executable inside, or no such working directory";
          case 127 -> ": no such program inside; is a toolchain missing?";
          default -> forkless(err) ? ": the process limit was reached" : "";
        };
    Optional<Reading> told = forkless(err) ? Optional.empty() : told(exit, 0, err);
    return told.orElse(new Reading(Kind.NONZERO, exit, 0, "exit status " + exit + hint));
  }

  /// Java counts threads that it cannot start as memory; the limit that was met is another.
  private static boolean forkless(Output err) {
    String text = err.text();
    return text.contains("annot fork") || text.contains("unable to create native thread");
  }

  /// Memory or space that ran out in the command's own words: believed, because it can only speak
  /// against itself.
  private static Optional<Reading> told(int exit, int signal, Output err) {
    String text = err.text();
    String status = signal > 0 ? "ended by " + name(signal) : "exit status " + exit;
    Optional<Reading> memory =
        NO_MEMORY.stream()
            .filter(text::contains)
            .findFirst()
            .map(w -> new Reading(Kind.MEMORY, exit, signal, status + ", saying '" + w + "'"));
    return memory.or(() ->
        NO_SPACE.stream()
            .filter(text::contains)
            .findFirst()
            .map(w -> new Reading(Kind.DISK, exit, signal, status + ", saying '" + w + "'")));
  }

  private static String name(int signal) {
    String name =
        switch (signal) {
          case 1 -> "SIGHUP";
          case 2 -> "SIGINT";
          case 3 -> "SIGQUIT";
          case 4 -> "SIGILL";
          case 5 -> "SIGTRAP";
          case 6 -> "SIGABRT";
          case 7 -> "SIGBUS";
          case 8 -> "SIGFPE";
          case SIGKILL -> "SIGKILL";
          case 11 -> "SIGSEGV";
          case 13 -> "SIGPIPE";
          case 15 -> "SIGTERM";
          case 31 -> "SIGSYS";
          default -> "";
        };
    return "signal " + signal + (name.isEmpty() ? "" : " (" + name + ")");
  }

  /// What the mechanism itself said, on one line.
  private static String said(Output err) {
    String words = err.printable().lines().map(String::strip).collect(Collectors.joining("; "));
    return words.isEmpty() ? "" : ": " + words;
  }

  private static String cut(String text) {
    return text.length() <= DETAIL_CHARS_MAX ? text : text.substring(0, DETAIL_CHARS_MAX) + "…";
  }
}

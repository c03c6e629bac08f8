package dev.ashlar.cli;

/// What a command's end means to the script that called it.
enum ExitCode {
  /// Built, or done.
  OK(0),
  /// The run ended without the artifact, or something that was verified is damaged.
  NOT_BUILT(1),
  /// The plan, or how the command was called, is wrong.
  USAGE(2),
  /// A pre-condition does not hold: isolation, a file, another process.
  REFUSED(3),
  /// Nothing goes on until a person answers.
  WAITS(4),
  /// A bug in Ashlar.
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

package dev.ashlar.gate;

import java.time.Duration;

/// Every bound of the gate, each with its reason.
final class GateLimits {
  /// Starts of a program after deaths in one run: each costs a start, and a program that dies this
  /// often is judged.
  static final int RESTARTS_MAX = 20;

  /// Starts of a program that has not answered a single line in this run.
  static final int MUTE_STARTS_MAX = 4;

  /// What a program may need, beyond a case's own time, before it answers its first line: a virtual
  /// machine on a busy machine starts in a second or two.
  static final Duration START_MAX = Duration.ofSeconds(10);

  /// The least memory a build gets, whatever the plan allows the program: a compiler needs more
  /// than what it compiles.
  static final long BUILD_MEMORY_MIN = 1L << 30;

  /// What one process may map beyond the gate's memory limit, which the sampler holds for all of
  /// them together.
  static final long DATA_SLACK = 256L << 20;

  /// Output of a whole run: the answers to all cases, together.
  static final long OUTPUT_BYTES_MAX = 256L << 20;

  /// Bytes of all JUnit files of a suite.
  static final long REPORT_BYTES_MAX = 16L << 20;

  /// Tests of one suite.
  static final int SUITE_TESTS_MAX = 20_000;

  /// Characters of an input, an expected or an answered value in a finding.
  static final int VALUE_CHARS_MAX = 120;

  /// Characters of what a program said on standard error in a finding.
  static final int SAID_CHARS_MAX = 360;

  /// Lines of a compiler's output in a trial, which is read by whoever mends it.
  static final int BUILD_LINES_MAX = 60;

  private GateLimits() {}
}

package dev.ashlar.cli;

import picocli.CommandLine.Option;

/// How long a worker's call waits for what it asks for.
final class WorkWait {
  /// Below the ten minutes after which many agents' shells give up on a command.
  private static final long DEFAULT_SECONDS = 540;

  @Option(
      names = "--wait",
      arity = "0..1",
      fallbackValue = "540",
      paramLabel = "SECONDS",
      description = "Wait for it, ${FALLBACK-VALUE} seconds if no number is given")
  private long wait;

  /// Seconds to wait; 0 is "not at all".
  long seconds() {
    return Math.max(0, wait);
  }

  /// Seconds to wait where waiting is the rule.
  long secondsOrDefault() {
    return wait > 0 ? wait : DEFAULT_SECONDS;
  }
}

package dev.ashlar.agent;

import dev.ashlar.orchestrator.Failure;

/// Stand-ins until the core knows them.
final class Names {
  static final Failure BUDGET = Failure.CANCELLED;
  static final Failure UNAVAILABLE = Failure.LOST;
  static final Failure LOOPING = Failure.MALFORMED;
  static final Failure TRUNCATED = Failure.MALFORMED;

  private Names() {}
}

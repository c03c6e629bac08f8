package dev.ashlar.harness;

import dev.ashlar.orchestrator.Event;

/// What came of a person's wish: an event to record, or why not.
sealed interface Decided {
  /// To be recorded; `said` tells the person what it does.
  record Accepted(Event event, String said) implements Decided {}

  /// Nothing is recorded.
  record Refused(String reason) implements Decided {}
}

package dev.ashlar.journal;

import java.time.Instant;

/// One event as the journal holds it: its number, when it was written, its JSON text, and the place
/// where the next record begins.
public record JournalRecord(long seq, String at, String event, JournalPosition after) {
  /// When it was written.
  public Instant instant() {
    return Instant.parse(at);
  }
}

package dev.ashlar.journal;

/// What reading a journal came to; every record before `end` was handed to the reader and is sound.
public sealed interface JournalReading {
  /// Where the last sound record ends.
  JournalPosition end();

  /// The file ends with a complete record.
  record Sound(JournalPosition end) implements JournalReading {}

  /// After the last sound record lie `bytes` of a write that is unfinished: one in progress, or one
  /// that a crash cut short.
  record Torn(JournalPosition end, long bytes) implements JournalReading {}

  /// A record that was once acknowledged is missing or altered.
  record Damaged(JournalPosition end, JournalDamage damage) implements JournalReading {}
}

package dev.ashlar.journal;

import java.nio.file.Path;
import java.util.Optional;

/// What opening a journal for writing came to.
public sealed interface JournalOpening {
  /// It is ours; every record so far was handed to the reader. A torn tail was cut and kept beside.
  record Opened(Journal journal, Optional<TornTail> torn) implements JournalOpening {}

  /// Another process, or another part of this one, writes this run. `pid` is 0 where the holder
  /// could not be read.
  record Held(Path runDirectory, long pid) implements JournalOpening {
    /// One sentence for people.
    public String message() {
      return runDirectory
          + " is being written by process "
          + (pid == 0 ? "(unknown)" : pid)
          + "; wait for it, or stop it and try again";
    }
  }

  /// It must not be continued: an acknowledged record is missing or altered.
  record Damaged(JournalDamage damage) implements JournalOpening {}
}

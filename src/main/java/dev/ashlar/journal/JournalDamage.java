package dev.ashlar.journal;

import java.nio.file.Path;

/// A place in a journal that is not as it was written: the file, the line (from 1), the byte offset
/// of that line, what is wrong, and what a person can do.
public record JournalDamage(Path file, long line, long offset, String what, String advice) {
  /// One sentence for people.
  public String message() {
    return file + ":" + line + " (byte " + offset + "): " + what + "; " + advice;
  }
}

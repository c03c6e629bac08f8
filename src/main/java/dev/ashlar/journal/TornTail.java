package dev.ashlar.journal;

import java.nio.file.Path;

/// An unfinished last write that was cut off when the journal was opened: the sequence number it
/// would have had, where it began, how many bytes it was, and the file that keeps those bytes. It
/// was never acknowledged, so nothing acted on it.
public record TornTail(long seq, long offset, long bytes, Path savedAs) {
  /// One sentence for people.
  public String message() {
    return "the last write was cut short before it was acknowledged: "
        + bytes
        + " bytes at byte "
        + offset
        + " (record "
        + seq
        + ") were moved to "
        + savedAs;
  }
}

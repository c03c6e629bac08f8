package dev.ashlar.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a command printed on one stream: its head and its tail, as bytes, and how much there was in
/// all.
public final class Output {
  /// Nothing printed.
  public static final Output EMPTY = new Output(new byte[0], new byte[0], 0);

  private final byte[] head;
  private final byte[] tail;
  private final long totalBytes;

  Output(byte[] head, byte[] tail, long totalBytes) {
    this.head = head;
    this.tail = tail;
    this.totalBytes = totalBytes;
  }

  /// How much was printed, kept or not.
  public long totalBytes() {
    return totalBytes;
  }

  /// How much between head and tail was not kept.
  public long omittedBytes() {
    return totalBytes - head.length - tail.length;
  }

  /// The kept bytes, head then tail; all that was printed if nothing was omitted.
  public byte[] bytes() {
    byte[] kept = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, kept, head.length, tail.length);
    return kept;
  }

  /// The kept text as it was printed, malformed UTF-8 replaced, with a line that says how much was
  /// omitted.
  public String text() {
    if (omittedBytes() == 0) {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
    return new String(head, StandardCharsets.UTF_8)
        + "\n[... "
        + omittedBytes()
        + " bytes omitted ...]\n"
        + new String(tail, StandardCharsets.UTF_8);
  }

  /// The text with control characters made visible: safe for a terminal, a report or a prompt.
  public String printable() {
    return Printable.escaped(text());
  }

  @Override
  public String toString() {
    return printable();
  }
}

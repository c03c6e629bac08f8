package dev.ashlar.agent;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Lines of UTF-8 text from a stream that nobody trusts: one that is too long is told and skipped,
/// and never held in memory.
public final class Lines {
  private final InputStream in;
  private final int bytesMax;

  /// What was read.
  public sealed interface Line {}

  /// A whole line, without its end; bytes that are no UTF-8 are replaced.
  public record Text(String text) implements Line {}

  /// A line that was skipped.
  public record TooLong(int bytesMax) implements Line {}

  /// Nothing more comes.
  public record End() implements Line {}

  public Lines(InputStream in, int bytesMax) {
    this.in = new BufferedInputStream(in);
    this.bytesMax = bytesMax;
  }

  /// The next line; text without an end of line at the stream's end is one.
  public Line next() throws IOException {
    var line = new ByteArrayOutputStream();
    long length = 0;
    int next = in.read();
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (++length <= bytesMax) {
        line.write(next);
      }
    }
    if (next < 0 && length == 0) {
      return new End();
    }
    return length > bytesMax
        ? new TooLong(bytesMax)
        : new Text(line.toString(StandardCharsets.UTF_8).stripTrailing());
  }
}

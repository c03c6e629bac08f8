package dev.ashlar.agent;

import dev.ashlar.orchestrator.OrderKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a client printed, kept for people; nothing in the program reads it. A turn that is asked
/// again goes on in the same file.
final class Transcript implements AutoCloseable {
  private static final long CHARS_MAX = 64L << 20;

  private final BufferedWriter file;
  private long left = CHARS_MAX;

  private Transcript(BufferedWriter file) {
    this.file = file;
  }

  static Transcript open(Path directory, OrderKey key) throws IOException {
    Files.createDirectories(directory);
    return new Transcript(
        Files.newBufferedWriter(
            directory.resolve(key.slug() + ".jsonl"),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND));
  }

  void line(String text) throws IOException {
    if (left > 0) {
      file.write(text.length() > left ? text.substring(0, (int) left) : text);
      file.newLine();
      left -= text.length() + 1L;
    }
  }

  /// What it said beside its events.
  void note(String text) throws IOException {
    for (var one : text.lines().toList()) {
      line("# " + one);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

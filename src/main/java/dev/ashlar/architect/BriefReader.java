package dev.ashlar.architect;

import dev.ashlar.codec.FrontMatterReader;
import dev.ashlar.plan.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a brief's bytes, and refuses what is none.
public final class BriefReader {
  private BriefReader() {}

  /// A brief, or what is wrong with it; never both.
  public record Read(Optional<Brief> brief, List<Problem> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /// Reads the bytes of `file`, whose name is for messages and evidence.
  public static Read read(String file, byte[] bytes) {
    if (bytes.length > Brief.BYTES_MAX) {
      return refused(
          file,
          "brief/too-large",
          String.format(Locale.ROOT, "the brief has more than %,d bytes", Brief.BYTES_MAX),
          "Say in a page or two what is wanted, and name the long texts as references.");
    }
    for (byte one : bytes) {
      if (one == 0) {
        return refused(
            file, "brief/not-text", "the brief is binary", "Save it as plain text or Markdown.");
      }
    }
    var text = utf8(bytes);
    if (text.isEmpty()) {
      return refused(file, "brief/not-utf-8", "the brief is not UTF-8", "Save the file as UTF-8.");
    }
    if (text.get().isBlank()) {
      return refused(
          file,
          "brief/empty",
          "the brief is empty",
          "Say what is to be built, its modules and what they exchange, how results are tested, and"
              + " about how large it is.");
    }
    return of(file, text.get());
  }

  private static Read of(String file, String text) {
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    var lines = plain.lines().toList();
    var front = FrontMatterReader.read(file, lines);
    return front.problems().isEmpty()
        ? new Read(Optional.of(new Brief(file, lines, front.bodyLine(), front.front())), List.of())
        : new Read(Optional.empty(), front.problems());
  }

  private static Read refused(String file, String rule, String message, String hint) {
    return new Read(
        Optional.empty(),
        List.of(new Problem(file, 0, 0, rule, Problem.Severity.ERROR, message, hint)));
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}

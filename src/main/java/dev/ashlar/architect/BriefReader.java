package dev.ashlar.architect;

import dev.ashlar.codec.FrontMatter;
import dev.ashlar.codec.FrontMatterReader;
import dev.ashlar.plan.FormatRule;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    if (isUtf16(bytes)) {
      return refused(file, "brief/not-utf-8", "the brief is UTF-16", "Save the file as UTF-8.");
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

  /// Whether it begins with UTF-16's mark, in either order.
  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  private static Read of(String file, String text) {
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    var lines = plain.lines().toList();
    var front = FrontMatterReader.read(file, lines);
    var problems = new ArrayList<>(front.problems());
    front
        .front()
        .flatMap(FrontMatter::kind)
        .filter(kind -> !Catalogue.kinds().contains(kind.text()))
        .ifPresent(kind -> problems.add(unknownKind(file, kind)));
    return problems.isEmpty()
        ? new Read(Optional.of(new Brief(file, lines, front.bodyLine(), front.front())), List.of())
        : new Read(Optional.empty(), problems);
  }

  private static Problem unknownKind(String file, FrontMatter.Said kind) {
    var kinds = Catalogue.kinds();
    return new Problem(
        file,
        kind.line(),
        1,
        FormatRule.UNKNOWN_WORD.id(),
        Problem.Severity.ERROR,
        "`kind` is none of the kinds of artifacts",
        Nearest.hint(
            kind.text(), kinds, "Leave it out, or write one of " + String.join(", ", kinds) + "."));
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

package dev.ashlar.architect;

import dev.ashlar.codec.FrontMatter;
import java.util.List;
import java.util.Optional;

/// What a person wants, in plain text or Markdown, with optional front matter. `body` holds all
/// lines of the file; `bodyLine` is the first that is not front matter, from 1.
public record Brief(String file, List<String> lines, int bodyLine, Optional<FrontMatter> front) {
  /// Bytes of a brief: fifty pages. What is longer is a specification, and belongs in references.
  public static final int BYTES_MAX = 256 << 10;

  public Brief {
    lines = List.copyOf(lines);
  }

  /// Whether a quotation really stands there, cut as `Evidence` cuts.
  boolean holds(Evidence evidence) {
    if (!evidence.source().equals(file) || evidence.line() < 1 || evidence.line() > lines.size()) {
      return false;
    }
    var words = plain(evidence.quote().replaceAll("^…|…$", ""));
    int from = Math.max(0, evidence.line() - 1);
    var there = String.join(" ", lines.subList(from, Math.min(lines.size(), from + 12)));
    return !words.isBlank() && plain(there).contains(words);
  }

  /// Without markup and doubled blanks.
  private static String plain(String text) {
    return text.replaceAll("[*`_#|]", "").replaceAll("\\s+", " ").strip();
  }
}

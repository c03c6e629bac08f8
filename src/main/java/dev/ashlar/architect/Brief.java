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
}

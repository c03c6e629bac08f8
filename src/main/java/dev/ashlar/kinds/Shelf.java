package dev.ashlar.kinds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts that ship with the program: kinds and templates, by their path in this package.
final class Shelf {
  private static final Pattern HOLE = Pattern.compile("\\{\\{([A-Za-z]+)\\}\\}");

  private Shelf() {}

  /// The text at `path`.
  static String text(String path) {
    try (InputStream in = Shelf.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("this build holds no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path, e);
    }
  }

  /// The template at `path` with every `{{word}}` replaced.
  static String filled(String path, Map<String, String> words) {
    return HOLE.matcher(text(path))
        .replaceAll(hole -> {
          String word = words.get(hole.group(1));
          if (word == null) {
            throw new IllegalStateException(path + ": nothing for " + hole.group());
          }
          return Matcher.quoteReplacement(word);
        });
  }
}

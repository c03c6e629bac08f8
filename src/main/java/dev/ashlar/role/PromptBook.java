package dev.ashlar.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The briefs' texts, one resource a role, with `{names}` to fill in.
final class PromptBook {

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  private PromptBook() {}

  /// The text of that role with every name filled in, in one pass: what a value holds is never
  /// filled in again.
  ///
  /// @throws IllegalArgumentException if a name has no value
  static String fill(String role, Map<String, String> values) {
    return NAME.matcher(text(role))
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    if (name.equals("worker") || name.equals("ashlar")) {
      return "{" + name + "}";
    }
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the brief names {" + name + "}, which has no value");
    }
    return value;
  }

  private static String text(String role) {
    try (var in = PromptBook.class.getResourceAsStream(role + ".md")) {
      if (in == null) {
        throw new IllegalStateException("no brief for " + role);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.ashlar.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The briefs' texts, one resource a role and one for each of its ways of answering, with `{names}`
/// to fill in.
public final class PromptBook {
  /// Where a brief says how to answer. Who takes the order, and so how it is answered, is known
  /// only when it is taken.
  public static final String ANSWERING = "{answering}";

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  private PromptBook() {}

  /// The text of that name beside a class, with every `{name}` filled in, in one pass: what a value
  /// holds is never filled in again.
  ///
  /// @throws IllegalArgumentException if a name has no value
  public static String fill(Class<?> beside, String text, Map<String, String> values) {
    return NAME.matcher(text(beside, text))
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    if (ANSWERING.equals("{" + name + "}")) {
      return ANSWERING;
    }
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the brief names {" + name + "}, which has no value");
    }
    return value;
  }

  private static String text(Class<?> beside, String name) {
    try (var in = beside.getResourceAsStream(name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("no text " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

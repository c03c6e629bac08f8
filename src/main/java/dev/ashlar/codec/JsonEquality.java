package dev.ashlar.codec;

import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Mapping;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Sequence;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;

/// Whether two JSON texts say the same: numbers by exact value, objects without order, arrays with
/// order.
///
/// `1`, `1.0` and `1e0` are the same number, `-0` is `0`, and `0.1` is not `0.10000000000000001`. A
/// text with a duplicate key, with more nesting or digits than `Bounds` allows, or with anything
/// behind the value says nothing at all. No answer can make a comparison slow: numbers are compared
/// by magnitude first and never expanded.
public final class JsonEquality {
  private static final int QUOTE_CHARS_MAX = 80;

  private JsonEquality() {}

  /// The outcome of a comparison.
  public sealed interface Comparison {
    /// Both say the same.
    record Same() implements Comparison {}

    /// They differ first `at` this path (`$` is the whole value); `difference` says how, in one
    /// line.
    record Different(String at, String difference) implements Comparison {}

    /// The answer is not one JSON value.
    record Unreadable(String why) implements Comparison {}
  }

  /// Whether both texts are JSON and say the same.
  public static boolean same(String a, String b) {
    Optional<Json> left = JsonText.value(a);
    Optional<Json> right = JsonText.value(b);
    return left.isPresent()
        && right.isPresent()
        && difference("$", left.get(), right.get()).isEmpty();
  }

  /// How `answer` compares with `expected`.
  ///
  /// @throws IllegalArgumentException if `expected` is not JSON; the plan's reader lets no such
  ///   case through
  public static Comparison compare(String expected, String answer) {
    Json wanted =
        JsonText.value(expected)
            .orElseThrow(
                () -> new IllegalArgumentException("the expected value is not JSON: " + expected));
    return switch (JsonText.read(answer)) {
      case JsonText.Outcome.Unreadable(_, String why) -> new Comparison.Unreadable(why);
      case JsonText.Outcome.Value(Json got) ->
          difference("$", wanted, got).<Comparison>map(d -> d).orElseGet(Comparison.Same::new);
    };
  }

  private static Optional<Comparison.Different> difference(String at, Json wanted, Json got) {
    return switch (wanted) {
      case Mapping a when got instanceof Mapping b -> inMappings(at, a, b);
      case Sequence a when got instanceof Sequence b -> inSequences(at, a, b);
      case Scalar a when got instanceof Scalar b && sameScalar(a, b) -> Optional.empty();
      case Mapping _, Sequence _, Scalar _ ->
          Optional.of(
              new Comparison.Different(at, "expected " + quoted(wanted) + ", got " + quoted(got)));
    };
  }

  private static Optional<Comparison.Different> inMappings(String at, Mapping wanted, Mapping got) {
    var keys = new LinkedHashSet<>(wanted.entries().keySet());
    keys.addAll(got.entries().keySet());
    for (String key : keys) {
      Json.Entry a = wanted.entries().get(key);
      Json.Entry b = got.entries().get(key);
      if (a == null || b == null) {
        return Optional.of(
            new Comparison.Different(
                at,
                (b == null ? "key `" : "unexpected key `")
                    + cut(key)
                    + (b == null ? "` is missing" : "`")));
      }
      var found = difference(at + "." + cut(key), a.value(), b.value());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Comparison.Different> inSequences(
      String at, Sequence wanted, Sequence got) {
    int common = Math.min(wanted.values().size(), got.values().size());
    for (int i = 0; i < common; i++) {
      var found = difference(at + "[" + i + "]", wanted.values().get(i), got.values().get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return wanted.values().size() == got.values().size()
        ? Optional.empty()
        : Optional.of(
            new Comparison.Different(
                at, "expected " + wanted.values().size() + " items, got " + got.values().size()));
  }

  private static boolean sameScalar(Scalar a, Scalar b) {
    if (isNumber(a) && isNumber(b)) {
      return a.literal().equals(b.literal()) || sameNumber(a.literal(), b.literal());
    }
    return a.kind() == b.kind() && a.literal().equals(b.literal());
  }

  private static boolean isNumber(Scalar scalar) {
    return scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.DECIMAL;
  }

  /// An exponent that no `BigDecimal` can hold makes a number equal only to its own spelling.
  private static boolean sameNumber(String a, String b) {
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String quoted(Json json) {
    return cut(json.compact());
  }

  private static String cut(String text) {
    return text.length() <= QUOTE_CHARS_MAX ? text : text.substring(0, QUOTE_CHARS_MAX) + "…";
  }
}

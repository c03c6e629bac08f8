package dev.ashlar.architect;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Numbers of lines of code, as people write them. Of a range the lower end counts, so that no
/// doubt makes work larger.
final class Sizes {
  private static final int BEFORE = 45;
  private static final int AFTER = 30;
  private static final double LINES_MAX = 100_000_000;

  private Sizes() {}

  /// The first number of lines in a text that speaks of the size of code.
  static OptionalLong first(String text) {
    var match = find(text);
    return match.isPresent() ? OptionalLong.of(lines(match.get())) : OptionalLong.empty();
  }

  /// Where that number stands.
  static Optional<Matcher> find(String text) {
    var matcher = Lexicon.LINES.matcher(text);
    while (matcher.find()) {
      var before = text.substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
      var after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + AFTER));
      boolean other =
          Lexicon.NOT_SIZE.matcher(before).find()
              || Lexicon.NOT_SIZE.matcher("lines" + after).find()
              || Lexicon.NOT_SIZE.matcher(after).lookingAt();
      if (!other && lines(matcher) > 0) {
        return Optional.of(matcher);
      }
    }
    return Optional.empty();
  }

  static long lines(Matcher match) {
    var unit = unit(match.group(4), match.group(5));
    if (match.group(1) != null) {
      var own = match.group(2) == null ? unit : 1_000;
      return Math.round(Math.min(LINES_MAX, number(match.group(1)) * own));
    }
    return Math.round(Math.min(LINES_MAX, number(match.group(3)) * unit));
  }

  private static int unit(@Nullable String thousand, String noun) {
    return thousand != null || noun.toLowerCase(Locale.ROOT).startsWith("kl") ? 1_000 : 1;
  }

  /// `20,000`, `20.000`, `20'000` and `1.5`.
  static double number(String text) {
    var digits = text.strip();
    if (digits.matches("\\d{1,3}(?:[.,' ]\\d{3})+")) {
      return Double.parseDouble(digits.replaceAll("[.,' ]", ""));
    }
    var plain = digits.replace(',', '.').replaceAll("[' ]", "");
    return plain.matches("\\d+(?:\\.\\d+)?") ? Double.parseDouble(plain) : 0;
  }
}

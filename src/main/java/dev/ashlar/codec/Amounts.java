package dev.ashlar.codec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The quantities of a plan as people write them. Text of another shape, which the schema refuses,
/// is empty.
final class Amounts {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})([KMG])");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,12})([kM]?)");
  private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3})%");
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
  private static final int MONEY_CHARS_MAX = 30;

  private Amounts() {}

  /// `1h30m`.
  static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return Optional.empty();
    }
    Duration sum =
        Duration.ofHours(part(parts, 1)).plusMinutes(part(parts, 2)).plusSeconds(part(parts, 3));
    return sum.isZero() ? Optional.empty() : Optional.of(sum);
  }

  /// A duration as a plan writes it.
  static String told(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// `512M`, in bytes.
  static Optional<Long> size(String text) {
    Matcher parts = SIZE.matcher(text);
    return parts.matches()
        ? Optional.of(Long.parseLong(parts.group(1)) << (10 * (1 + "KMG".indexOf(parts.group(2)))))
        : Optional.empty();
  }

  /// `60k` or `60000`.
  static Optional<Long> count(String text) {
    Matcher parts = COUNT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (parts.group(2)) {
          case "k" -> 1_000;
          case "M" -> 1_000_000;
          default -> 1;
        };
    return Optional.of(Long.parseLong(parts.group(1)) * unit);
  }

  /// `100%`.
  static Optional<Integer> percentage(String text) {
    Matcher parts = PERCENTAGE.matcher(text);
    return parts.matches() ? Optional.of(Integer.parseInt(parts.group(1))) : Optional.empty();
  }

  /// `4.00`, in millionths; empty if that is no whole number of them.
  static Optional<Long> usdMicros(String text) {
    if (text.length() > MONEY_CHARS_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text).multiply(MICROS).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}

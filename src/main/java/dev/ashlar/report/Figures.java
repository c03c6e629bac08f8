package dev.ashlar.report;

import dev.ashlar.orchestrator.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as people read them.
public final class Figures {
  private static final long USD_MICROS = 1_000_000;

  private Figures() {}

  /// `1,234`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 turn`, `2 turns`.
  public static String count(long number, String one) {
    return count(number) + " " + (number == 1 ? one : plural(one));
  }

  private static String plural(String one) {
    return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
  }

  /// `12.34 USD`, with as many digits as a small sum needs.
  public static String usd(long micros) {
    if (micros != 0 && Math.abs(micros) < USD_MICROS / 100) {
      return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString() + " USD";
    }
    return String.format(Locale.ROOT, "%,.2f USD", (double) micros / USD_MICROS);
  }

  /// Tokens, and money where there is any.
  public static String amount(Amount amount) {
    var tokens = count(amount.tokens(), "token");
    return amount.usdMicros() == 0 ? tokens : tokens + ", " + usd(amount.usdMicros());
  }

  /// The two largest units: `2 h 05 min`, `3 min 20 s`, `4.2 s`, `0 s`.
  public static String time(Duration time) {
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%,d h %02d min", time.toHours(), time.toMinutesPart());
    }
    if (time.toMinutes() > 0) {
      return String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }
    if (time.isZero() || time.toSeconds() >= 10) {
      return time.toSeconds() + " s";
    }
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /// `2.4`, or `unknown`.
  public static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.1f", ratio.getAsDouble()) : "unknown";
  }
}

package dev.ashlar.architect;

import java.util.Locale;

/// Predicted amounts as people read them: rounded as coarsely as they deserve.
final class Amounts {
  private Amounts() {}

  /// `40 min`, `9 h 40 min`, `3 d 4 h`.
  static String time(double minutes) {
    long m = Math.round(minutes);
    if (m < 120) {
      return m + " min";
    }
    if (m < 48 * 60) {
      long round = Math.round(m / 10.0) * 10;
      return round % 60 == 0
          ? round / 60 + " h"
          : "%d h %02d min".formatted(round / 60, round % 60);
    }
    long hours = Math.round(m / 60.0);
    return hours % 24 == 0 ? hours / 24 + " d" : "%d d %d h".formatted(hours / 24, hours % 24);
  }

  /// `12k`, `3.4M`, `1,200M`.
  static String tokens(double tokens) {
    if (tokens < 999_500) {
      return String.format(Locale.ROOT, "%.0fk", tokens / 1_000);
    }
    return String.format(Locale.ROOT, tokens < 9_950_000 ? "%.1fM" : "%,.0fM", tokens / 1_000_000);
  }

  /// `4.20`, `130`, `12,000` US dollars.
  static String usd(double usd) {
    return String.format(Locale.ROOT, usd < 10 ? "%.2f" : "%,.0f", usd);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.1f", ratio);
  }

  /// `1 turn`, `2.4 turns`, `31 turns`.
  static String turns(double turns) {
    var number = String.format(Locale.ROOT, turns < 10 ? "%.1f" : "%,.0f", turns);
    var plain = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    return plain + (plain.equals("1") ? " turn" : " turns");
  }
}

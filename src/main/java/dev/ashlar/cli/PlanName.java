package dev.ashlar.cli;

import java.util.Locale;

/// What a planning and its plan are called: the brief's file name without its ending.
final class PlanName {
  private static final int CHARS_MAX = 40;

  private PlanName() {}

  static String of(String brief) {
    var name = brief.replaceFirst("(?<=.)\\.[A-Za-z]{1,8}$", "");
    var plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    var bounded = plain.substring(0, Math.min(CHARS_MAX, plain.length())).replaceAll("-+$", "");
    // `current` names the planning that is meant when none is
    return bounded.isEmpty() || bounded.equals("current") ? "brief" : bounded;
  }
}

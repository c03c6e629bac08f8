package dev.ashlar.architect;

import java.util.List;
import java.util.Locale;

/// Predicted progress as a chart of letters: one row a pattern, time to the right, each cell as
/// full as the work is done by then; below them how many generators work at once.
final class ProgressChart {
  private static final double DAY = 1_440;
  private static final int CELLS = 48;
  private static final int NAME = 10;
  private static final String FILL = "·░▒▓█";
  private static final char BEYOND = '→';
  private static final String LEGEND =
      "· begun  ░ a quarter done  ▒ half  ▓ three quarters  █ all  → goes on";

  /// Distances between marks, in minutes: five of the smallest that fits are drawn at most.
  private static final double[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1_440
  };

  private ProgressChart() {}

  static String of(Outlook numbers) {
    double end = end(numbers);
    var chart = new StringBuilder();
    for (var one : numbers.predictions()) {
      chart.append(name(one.way().id())).append(row(one, end)).append("  ");
      chart.append(Amounts.time(one.minutes())).append('\n');
    }
    chart.append(name("at once")).append(widths(numbers, end)).append("  generators\n");
    chart.append(" ".repeat(NAME)).append(axis(end)).append('\n');
    chart.append(" ".repeat(NAME)).append(LEGEND).append('\n');
    return chart.toString();
  }

  /// Where the chart ends: with the slowest pattern that needs no people, and a little more.
  static double end(Outlook numbers) {
    return List.of(Way.PARALLEL, Way.SINGLE, Way.MANAGED).stream()
            .mapToDouble(way -> numbers.of(way).minutes())
            .max()
            .orElse(1)
        * 1.05;
  }

  private static String name(String word) {
    return String.format(Locale.ROOT, "%-" + NAME + "s", word);
  }

  private static String row(Prediction one, double end) {
    var row = new StringBuilder(CELLS);
    for (int cell = 0; cell < CELLS; cell++) {
      double minute = end * (cell + 1) / CELLS;
      double done = one.doneAt(minute);
      boolean past = one.minutes() < end * cell / CELLS;
      int level = done >= 0.999 ? FILL.length() - 1 : (int) (done * (FILL.length() - 1));
      row.append(past ? ' ' : FILL.charAt(level));
    }
    if (one.minutes() > end) {
      row.setCharAt(CELLS - 1, BEYOND);
    }
    return row.toString();
  }

  private static String widths(Outlook numbers, double end) {
    var row = new StringBuilder(CELLS);
    for (int cell = 0; cell < CELLS; cell++) {
      double minute = end * (cell + 0.5) / CELLS;
      int width =
          numbers.widths().stream()
              .filter(w -> w.minute() <= minute)
              .reduce((_, last) -> last)
              .map(Outlook.Width::generators)
              .orElse(0);
      row.append(width == 0 ? " " : width > 9 ? "+" : Integer.toString(width));
    }
    return row.toString();
  }

  private static String axis(double end) {
    var row = new StringBuilder();
    for (double minute = 0; minute <= end; minute += step(end)) {
      int cell = (int) (minute / end * CELLS);
      row.append(" ".repeat(Math.max(row.isEmpty() ? 0 : 1, cell - row.length())));
      row.append(minute == 0 ? "0" : Amounts.time(minute));
    }
    return row.toString();
  }

  /// The distance between marks up to `end`, both in minutes.
  static double step(double end) {
    for (double step : STEPS) {
      if (end / step <= 5) {
        return step;
      }
    }
    return Math.ceil(end / 5 / DAY) * DAY;
  }
}

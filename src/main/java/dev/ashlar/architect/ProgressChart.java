package dev.ashlar.architect;

import java.util.List;
import java.util.Locale;

/// Predicted progress as a chart of letters: one row a pattern, time to the right, each cell as
/// full as the work is done by then; below them how many generators work at once.
final class ProgressChart {
  private static final int CELLS = 48;
  private static final int NAME = 10;
  private static final String FILL = "·░▒▓█";

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
    var last = Amounts.time(end);
    var half = Amounts.time(end / 2);
    int gap = CELLS / 2 - 1;
    return "0"
        + " ".repeat(gap)
        + half
        + " ".repeat(Math.max(1, CELLS - gap - half.length() - last.length() - 1))
        + last;
  }
}

package dev.ashlar.architect;

import java.util.Locale;

/// Predicted progress over time as a self-contained SVG picture: a line a pattern, and below it how
/// many generators work at once. It holds no script, no font and no word of the brief.
public final class ProgressPlot {
  private static final int WIDTH = 760;
  private static final int LEFT = 60;
  private static final int RIGHT = 740;
  private static final int TOP = 48;
  private static final int FLOOR = 300;
  private static final int WIDTHS_TOP = 340;
  private static final int WIDTHS_FLOOR = 400;
  private static final int LEGEND = 452;

  private final Outlook numbers;
  private final double end;
  private final StringBuilder svg = new StringBuilder();

  private ProgressPlot(Outlook numbers) {
    this.numbers = numbers;
    this.end = ProgressChart.end(numbers);
  }

  public static String of(Outlook numbers) {
    return new ProgressPlot(numbers).draw();
  }

  private String draw() {
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d"
         role="img" aria-labelledby="t">
        <title id="t">Predicted progress of five patterns over time</title>
        <style>text{font:13px system-ui,sans-serif;fill:#333}.s{font-size:11px;fill:#666}
        .h{font-weight:600;font-size:15px}
        .g{stroke:#ddd;stroke-width:1}.l{fill:none;stroke-width:2.5;stroke-linejoin:round}</style>
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text class="h" x="%d" y="26">Predicted progress</text>
        """
            .formatted(WIDTH, LEGEND + 64, WIDTH, LEGEND + 64, LEFT));
    grid();
    numbers.predictions().forEach(this::line);
    widths();
    legend();
    return svg.append("</svg>\n").toString();
  }

  private void add(String text) {
    svg.append(text);
  }

  private void grid() {
    for (int tenth = 0; tenth <= 10; tenth += 5) {
      double y = FLOOR - (FLOOR - TOP) * tenth / 10.0;
      add(
          "<line class=\"g\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>\n"
              .formatted(LEFT, RIGHT, figure(y), figure(y)));
      add(
          "<text class=\"s\" text-anchor=\"end\" x=\"%d\" y=\"%s\">%d %%</text>\n"
              .formatted(LEFT - 6, figure(y + 4), tenth * 10));
    }
    double step = ProgressChart.step(end);
    for (double minute = 0; minute <= end; minute += step) {
      add(
          "<line class=\"g\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>\n"
              .formatted(figure(x(minute)), figure(x(minute)), TOP, WIDTHS_FLOOR));
      add(
          "<text class=\"s\" text-anchor=\"middle\" x=\"%s\" y=\"%d\">%s</text>\n"
              .formatted(figure(x(minute)), FLOOR + 17, Amounts.time(minute)));
    }
  }

  private double x(double minute) {
    return LEFT + (RIGHT - LEFT) * Math.min(1, minute / end);
  }

  private static double y(double done) {
    return FLOOR - (FLOOR - TOP) * done;
  }

  private static String figure(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String colour(Way way) {
    return switch (way) {
      case PARALLEL -> "#1f6feb";
      case SINGLE -> "#d1242f";
      case MANAGED -> "#9a6700";
      case PAIR -> "#8250df";
      case TEAM -> "#1a7f37";
      case PLANNING -> "#666";
    };
  }

  private void line(Prediction one) {
    var points = new StringBuilder();
    for (var point : one.progress()) {
      if (point.minute() <= end) {
        points
            .append(figure(x(point.minute())))
            .append(',')
            .append(figure(y(point.done())))
            .append(' ');
      }
    }
    if (one.minutes() > end) {
      points.append(figure(x(end))).append(',').append(figure(y(one.doneAt(end))));
    }
    add(
        "<polyline class=\"l\" stroke=\"%s\" points=\"%s\"/>\n"
            .formatted(colour(one.way()), points.toString().strip()));
  }

  /// A step for each change of how many generators work.
  private void widths() {
    int most =
        Math.max(1, numbers.widths().stream().mapToInt(Outlook.Width::generators).max().orElse(1));
    var points = new StringBuilder();
    double last = WIDTHS_FLOOR;
    for (var width : numbers.widths()) {
      double y = WIDTHS_FLOOR - (double) (WIDTHS_FLOOR - WIDTHS_TOP) * width.generators() / most;
      var x = figure(x(width.minute()));
      points.append(x).append(',').append(figure(last)).append(' ');
      points.append(x).append(',').append(figure(y)).append(' ');
      last = y;
    }
    add(
        "<polyline points=\"%s\" fill=\"#1f6feb\" fill-opacity=\".25\" stroke=\"#1f6feb\"/>\n"
            .formatted(points.toString().strip()));
    add(
        "<text class=\"s\" text-anchor=\"end\" x=\"%d\" y=\"%d\">%d</text>\n"
            .formatted(LEFT - 6, WIDTHS_TOP + 4, most));
    add(
        "<text class=\"s\" x=\"%d\" y=\"%d\">generators at once</text>\n"
            .formatted(LEFT, WIDTHS_FLOOR + 17));
  }

  private void legend() {
    int index = 0;
    for (var one : numbers.predictions()) {
      int x = LEFT + index % 2 * 350;
      int y = LEGEND + index / 2 * 22;
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"18\" height=\"4\" fill=\"%s\"/>\n"
              .formatted(x, y - 5, colour(one.way())));
      add(
          "<text x=\"%d\" y=\"%d\">%s: %s</text>\n"
              .formatted(
                  x + 26,
                  y,
                  one.way().words().replaceAll(":.*| as pair programmers", ""),
                  Amounts.time(one.minutes()) + (one.minutes() > end ? " →" : "")));
      index++;
    }
  }
}

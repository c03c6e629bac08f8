package dev.ashlar.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells under headings, each column as wide as its widest cell; a column that is empty in
/// every row is left out. The last column is cut where the terminal ends; cells are made safe to
/// show.
final class Columns {
  private static final String GAP = "  ";
  private static final String CUT = "…";

  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... headings) {
    rows.add(List.of(headings));
  }

  Columns row(String... cells) {
    rows.add(List.of(cells).stream().map(Terminal::shownOnOneLine).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  void print(Terminal terminal) {
    var widths = widths();
    for (int i = 0; i < rows.size(); i++) {
      var line = line(rows.get(i), widths, terminal.width());
      terminal.say(i == 0 ? terminal.bold(line) : line);
    }
  }

  private int[] widths() {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = isEmpty(i) ? 0 : widths[i];
    }
    return widths;
  }

  private boolean isEmpty(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).isEmpty());
  }

  private static String line(List<String> row, int[] widths, int widthMax) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      if (widths[i] == 0) {
        continue;
      }
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - length(row.get(i)))).append(GAP);
      }
    }
    return cut(line.toString().stripTrailing(), widthMax);
  }

  /// `text` in at most `widthMax` columns.
  static String cut(String text, int widthMax) {
    return length(text) <= widthMax
        ? text
        : text.substring(0, text.offsetByCodePoints(0, widthMax - 1)) + CUT;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}

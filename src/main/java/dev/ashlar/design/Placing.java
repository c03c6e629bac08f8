package dev.ashlar.design;

import java.util.ArrayList;
import java.util.List;

/// Where each node of a layering stands: boxes by their corner, knots by a point, in pixels.
///
/// Boxes without any line are no part of a layering; they stand below in rows.
final class Placing {
  private static final double GAP = 18;
  private static final double COLUMN_GAP = 64;
  private static final double KNOT = 8;
  private static final double MARGIN = 8;
  private static final double ROW_WIDTH_MAX = 900;
  private static final int ROUNDS = 30;

  /// A node's place; a knot is as wide as its column, so that its line passes the boxes there.
  record Spot(double x, double y, double width, double height) {
    double middle() {
      return y + height / 2;
    }
  }

  private final Layering layering;
  private final List<double[]> sizes;
  private final double[] centre;
  private final List<Spot> spots = new ArrayList<>();
  private double right = MARGIN;
  private double bottom = MARGIN;

  private Placing(Layering layering, List<double[]> sizes) {
    this.layering = layering;
    this.sizes = sizes;
    this.centre = new double[layering.before().size()];
  }

  /// The spots of `layering`, whose first nodes are boxes of these `sizes`, width and height.
  static Placing of(Layering layering, List<double[]> sizes) {
    var placing = new Placing(layering, sizes);
    placing.stack();
    for (int round = 0; round < ROUNDS; round++) {
      for (var column : layering.columns()) {
        placing.relax(column);
      }
    }
    placing.settle();
    return placing;
  }

  List<Spot> spots() {
    return spots;
  }

  double width() {
    return right + MARGIN;
  }

  double height() {
    return bottom + MARGIN;
  }

  private boolean isLoose(int node) {
    return layering.before().get(node).isEmpty() && layering.after().get(node).isEmpty();
  }

  private double height(int node) {
    return node < sizes.size() ? sizes.get(node)[1] : KNOT;
  }

  private List<Integer> joined(List<Integer> column) {
    return column.stream().filter(node -> !isLoose(node)).toList();
  }

  private void stack() {
    for (var column : layering.columns()) {
      double y = 0;
      for (int node : joined(column)) {
        centre[node] = y + height(node) / 2;
        y += height(node) + GAP;
      }
      for (int node : joined(column)) {
        centre[node] -= y / 2;
      }
    }
  }

  /// Moves a column's nodes towards their neighbours, as near as order and gaps allow: blocks of
  /// nodes that would overlap share the mean of what they want.
  private void relax(List<Integer> whole) {
    var column = joined(whole);
    var starts = new ArrayList<Double>();
    var sums = new ArrayList<double[]>();
    double offset = 0;
    for (int i = 0; i < column.size(); i++) {
      int node = column.get(i);
      offset += i == 0 ? 0 : (height(column.get(i - 1)) + height(node)) / 2 + GAP;
      starts.add(offset);
      sums.add(new double[] {wanted(node) - offset, 1});
      while (sums.size() > 1 && mean(sums.get(sums.size() - 2)) > mean(sums.getLast())) {
        var last = sums.removeLast();
        sums.getLast()[0] += last[0];
        sums.getLast()[1] += last[1];
      }
    }
    int i = 0;
    for (var block : sums) {
      for (int k = 0; k < block[1]; k++, i++) {
        centre[column.get(i)] = mean(block) + starts.get(i);
      }
    }
  }

  private static double mean(double[] block) {
    return block[0] / block[1];
  }

  private double wanted(int node) {
    double sum = 0;
    int count = 0;
    for (var side : List.of(layering.before(), layering.after())) {
      for (int neighbour : side.get(node)) {
        sum += centre[neighbour];
        count++;
      }
    }
    return count == 0 ? centre[node] : sum / count;
  }

  private void settle() {
    var tall = layering.columns().stream().flatMap(column -> joined(column).stream()).toList();
    double top = tall.stream().mapToDouble(n -> centre[n] - height(n) / 2).min().orElse(0);
    var found = new Spot[centre.length];
    double x = MARGIN;
    for (var column : layering.columns()) {
      var nodes = joined(column);
      double widest = nodes.stream().mapToDouble(this::boxWidth).max().orElse(0);
      for (int node : nodes) {
        double y = centre[node] - height(node) / 2 - top + MARGIN;
        double width = node < sizes.size() ? boxWidth(node) : widest;
        found[node] = new Spot(x, y, width, height(node));
        right = Math.max(right, x + widest);
        bottom = Math.max(bottom, y + height(node));
      }
      x += nodes.isEmpty() ? 0 : widest + COLUMN_GAP;
    }
    rows(found, tall.isEmpty() ? MARGIN : bottom + 2 * GAP);
    spots.addAll(List.of(found));
  }

  private double boxWidth(int node) {
    return node < sizes.size() ? sizes.get(node)[0] : 0;
  }

  private void rows(Spot[] found, double from) {
    double x = MARGIN;
    double y = from;
    double lowest = from;
    for (int node = 0; node < sizes.size(); node++) {
      if (isLoose(node)) {
        if (x > MARGIN && x + boxWidth(node) > Math.max(right, ROW_WIDTH_MAX)) {
          x = MARGIN;
          y = lowest + GAP;
        }
        found[node] = new Spot(x, y, boxWidth(node), height(node));
        x += boxWidth(node) + GAP;
        lowest = Math.max(lowest, y + height(node));
        right = Math.max(right, x - GAP);
        bottom = Math.max(bottom, lowest);
      }
    }
  }
}

package dev.ashlar.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A diagram's boxes in columns, ordered so that few lines cross.
///
/// A line that passes a column has a knot there, so lines and boxes are placed alike. Nodes below
/// `boxes` are boxes, the rest are knots. The graph has no cycle: a plan with one is refused.
record Layering(
    List<List<Integer>> columns, List<List<Integer>> before, List<List<Integer>> after) {
  private static final int SWEEPS = 24;

  static Layering of(int boxes, List<Diagram.Edge> edges) {
    var making = new Making(boxes, edges);
    making.knots();
    return making.ordered();
  }

  private static final class Making {
    private final List<Diagram.Edge> edges;
    private final int[] column;
    private final List<List<Integer>> columns = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();

    Making(int boxes, List<Diagram.Edge> edges) {
      this.edges = edges;
      this.column = new int[boxes];
      for (int round = 0; round < boxes; round++) {
        for (var edge : edges) {
          column[edge.to()] = Math.max(column[edge.to()], column[edge.from()] + 1);
        }
      }
      pullToUsers();
      for (int i = 0; i < boxes; i++) {
        add(column[i]);
      }
    }

    /// What rests on nothing stands beside its first user, so that its lines are short.
    private void pullToUsers() {
      for (int box = 0; box < column.length; box++) {
        int first = Integer.MAX_VALUE;
        for (var edge : edges) {
          if (edge.to() == box) {
            first = 0;
          } else if (edge.from() == box) {
            first = Math.min(first, column[edge.to()]);
          }
        }
        if (first != Integer.MAX_VALUE && first > 0) {
          column[box] = first - 1;
        }
      }
    }

    private int add(int at) {
      while (columns.size() <= at) {
        columns.add(new ArrayList<>());
      }
      int node = before.size();
      columns.get(at).add(node);
      before.add(new ArrayList<>());
      after.add(new ArrayList<>());
      return node;
    }

    void knots() {
      for (var edge : edges) {
        int last = edge.from();
        for (int at = column[edge.from()] + 1; at < column[edge.to()]; at++) {
          int knot = add(at);
          join(last, knot);
          last = knot;
        }
        join(last, edge.to());
      }
    }

    private void join(int from, int to) {
      after.get(from).add(to);
      before.get(to).add(from);
    }

    Layering ordered() {
      var best = copy();
      int least = crossings();
      for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
        if (sweep % 2 == 0) {
          for (int i = 1; i < columns.size(); i++) {
            order(columns.get(i), columns.get(i - 1), before);
          }
        } else {
          for (int i = columns.size() - 2; i >= 0; i--) {
            order(columns.get(i), columns.get(i + 1), after);
          }
        }
        int now = crossings();
        if (now < least) {
          least = now;
          best = copy();
        }
      }
      return new Layering(best, before, after);
    }

    private List<List<Integer>> copy() {
      return columns.stream().map(List::copyOf).toList();
    }

    /// Each node to the mean place of its neighbours; one without any keeps its own.
    private static void order(
        List<Integer> column, List<Integer> fixed, List<List<Integer>> neighbours) {
      var place = new double[neighbours.size()];
      for (int i = 0; i < column.size(); i++) {
        int own = i;
        place[column.get(i)] =
            neighbours.get(column.get(i)).stream()
                .mapToInt(fixed::indexOf)
                .average()
                .orElse((double) own * fixed.size() / column.size());
      }
      column.sort(Comparator.comparingDouble(node -> place[node]));
    }

    private int crossings() {
      int count = 0;
      for (int i = 0; i + 1 < columns.size(); i++) {
        var ends = new ArrayList<int[]>();
        for (int from = 0; from < columns.get(i).size(); from++) {
          for (int to : after.get(columns.get(i).get(from))) {
            ends.add(new int[] {from, columns.get(i + 1).indexOf(to)});
          }
        }
        for (var one : ends) {
          for (var other : ends) {
            count += one[0] < other[0] && one[1] > other[1] ? 1 : 0;
          }
        }
      }
      return count;
    }
  }
}

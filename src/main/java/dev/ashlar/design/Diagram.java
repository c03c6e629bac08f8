package dev.ashlar.design;

import java.util.List;

/// Boxes in columns, joined from left to right: what a page draws as a picture.
///
/// An edge leads from what is there first to what rests on it; boxes are named by their place in
/// the list.
public record Diagram(String title, String caption, List<Box> boxes, List<Edge> edges) {
  public Diagram {
    boxes = List.copyOf(boxes);
    edges = List.copyOf(edges);
  }

  /// A box: its name, small lines below it, and how it looks. `hue` counts kinds of boxes from 0; a
  /// negative one has no colour.
  public record Box(String name, List<String> lines, int hue, boolean dashed) {
    public Box {
      lines = List.copyOf(lines);
    }
  }

  public record Edge(int from, int to) {}
}

package jsonpath.selectors;

import java.util.List;

/// A JSONPath query: where it starts, and its segments from left to right.
public record Query(Anchor anchor, List<Segment> segments) implements Operand, Argument {

  public Query {
    segments = List.copyOf(segments);
  }

  /// Where a query starts: `$` is the document, `@` the node that a filter is looking at.
  public enum Anchor {
    ROOT,
    CURRENT
  }
}

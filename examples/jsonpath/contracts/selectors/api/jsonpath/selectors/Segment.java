package jsonpath.selectors;

import java.util.List;

/// One segment of a query. The shorthands `.name`, `.*`, `..name` and `..*` have the same form here
/// as their bracketed equivalents.
public sealed interface Segment {

  /// The selectors, at least one, in the order of the text.
  List<Selector> selectors();

  /// Applies the selectors to each input node.
  record Child(List<Selector> selectors) implements Segment {
    public Child {
      selectors = List.copyOf(selectors);
    }
  }

  /// Applies the selectors to each input node and to each of its descendants.
  record Descendant(List<Selector> selectors) implements Segment {
    public Descendant {
      selectors = List.copyOf(selectors);
    }
  }
}

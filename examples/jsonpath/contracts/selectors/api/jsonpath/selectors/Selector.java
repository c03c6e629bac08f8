package jsonpath.selectors;

import java.util.OptionalLong;

/// One selector of a segment.
public sealed interface Selector {

  /// The member of that name. The name is decoded: no quotes, no escapes.
  record Name(String name) implements Selector {}

  /// All children.
  record Wildcard() implements Selector {}

  /// The element of that index; a negative index counts from the end.
  record Index(long index) implements Selector {}

  /// The elements from `start` up to but not including `end`, every `step`-th. What the text leaves
  /// out is empty here.
  record Slice(OptionalLong start, OptionalLong end, OptionalLong step) implements Selector {}

  /// The children for which the condition is true.
  record Filter(Condition condition) implements Selector {}
}

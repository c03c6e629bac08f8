package jsonpath.functions;

import java.util.List;
import jsonpath.json.JsonValue;
import jsonpath.json.Node;

/// What goes into a function and what comes out. `Value` and `Nothing` are of type `VALUE`.
public sealed interface FunctionValue {

  /// A JSON value.
  record Value(JsonValue value) implements FunctionValue {}

  /// The absence of a JSON value. Different from the JSON value `null`.
  record Nothing() implements FunctionValue {}

  /// Of type `LOGICAL`.
  record Logical(boolean value) implements FunctionValue {}

  /// Of type `NODES`, in the order of the nodelist, duplicates kept.
  record Nodes(List<Node> nodes) implements FunctionValue {
    public Nodes {
      nodes = List.copyOf(nodes);
    }
  }
}

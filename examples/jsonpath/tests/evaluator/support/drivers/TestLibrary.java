package drivers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jsonpath.functions.FunctionLibrary;
import jsonpath.functions.FunctionValue;
import jsonpath.functions.FunctionValue.Logical;
import jsonpath.functions.FunctionValue.Nodes;
import jsonpath.functions.FunctionValue.Nothing;
import jsonpath.functions.FunctionValue.Value;
import jsonpath.json.JsonValue;
import jsonpath.json.Location;
import jsonpath.json.Node;
import jsonpath.typing.FunctionSignature;

/// The functions that the cases of the evaluator call; the contract lists them.
final class TestLibrary implements FunctionLibrary {

  @Override
  public Optional<FunctionSignature> signature(String name) {
    var text =
        switch (name) {
          case "first", "size", "paths" -> "NODES->VALUE";
          case "tail" -> "NODES->NODES";
          case "same" -> "VALUE,VALUE->VALUE";
          case "absent" -> "VALUE->LOGICAL";
          case "both" -> "LOGICAL,LOGICAL->LOGICAL";
          case "yes" -> "->LOGICAL";
          case "kind" -> "VALUE->VALUE";
          default -> null;
        };
    return Optional.ofNullable(text).map(ScriptedSignatures::parse);
  }

  @Override
  public FunctionValue call(String name, List<FunctionValue> arguments) {
    if (signature(name).orElseThrow(IllegalArgumentException::new).parameters().size()
        != arguments.size()) {
      throw new IllegalArgumentException("wrong number of arguments");
    }
    return switch (name) {
      case "first" ->
          nodes(arguments).isEmpty()
              ? new Nothing()
              : new Value(nodes(arguments).getFirst().value());
      case "size" -> new Value(new JsonValue.JsonNumber(nodes(arguments).size()));
      case "paths" ->
          text(nodes(arguments).stream().map(TestLibrary::steps).collect(Collectors.joining(" ")));
      case "tail" -> new Nodes(nodes(arguments).stream().skip(1).toList());
      case "same" -> {
        boolean same = value(arguments.get(0)).equals(value(arguments.get(1)));
        yield new Value(new JsonValue.JsonBoolean(same));
      }
      case "absent" -> new Logical(value(arguments.get(0)) instanceof Nothing);
      case "both" ->
          new Logical(((Logical) arguments.get(0)).value() & ((Logical) arguments.get(1)).value());
      case "yes" -> new Logical(true);
      case "kind" -> kind(value(arguments.get(0)));
      default -> throw new IllegalArgumentException("no function " + name);
    };
  }

  private static List<Node> nodes(List<FunctionValue> arguments) {
    return ((Nodes) arguments.getFirst()).nodes();
  }

  private static FunctionValue value(FunctionValue argument) {
    return switch (argument) {
      case Value value -> value;
      case Nothing nothing -> nothing;
      case Logical _, Nodes _ -> throw new IllegalArgumentException("not of type VALUE");
    };
  }

  private static FunctionValue kind(FunctionValue argument) {
    if (!(argument instanceof Value(JsonValue value))) {
      return argument;
    }
    return text(
        switch (value) {
          case JsonValue.JsonNull _ -> "null";
          case JsonValue.JsonBoolean _ -> "boolean";
          case JsonValue.JsonNumber _ -> "number";
          case JsonValue.JsonString _ -> "string";
          case JsonValue.JsonArray _ -> "array";
          case JsonValue.JsonObject _ -> "object";
        });
  }

  private static FunctionValue text(String text) {
    return new Value(new JsonValue.JsonString(text));
  }

  private static String steps(Node node) {
    return node.location().steps().stream()
        .map(
            step ->
                switch (step) {
                  case Location.Step.Member(String name) -> name;
                  case Location.Step.Element(int index) -> Integer.toString(index);
                })
        .collect(Collectors.joining("/"));
  }
}

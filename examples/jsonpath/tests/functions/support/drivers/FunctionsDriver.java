package drivers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jsonpath.functions.FunctionValue;
import jsonpath.functions.FunctionValue.Logical;
import jsonpath.functions.FunctionValue.Nodes;
import jsonpath.functions.FunctionValue.Nothing;
import jsonpath.functions.FunctionValue.Value;
import jsonpath.functions.StandardFunctions;
import jsonpath.json.JsonValue;
import jsonpath.json.Location;
import jsonpath.json.Node;

/// The locked driver of the functions module.
public final class FunctionsDriver {

  private FunctionsDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(FunctionsDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var functions = new StandardFunctions();
    if (input.containsKey("signature")) {
      return member(
          "signature",
          functions
              .signature((String) input.get("signature"))
              .map(
                  s ->
                      s.parameters().stream().map(Enum::name).collect(Collectors.joining(","))
                          + "->"
                          + s.result())
              .orElse(null));
    }
    var name = (String) input.get("call");
    if (input.containsKey("pattern")) {
      var pattern = string(input.get("pattern"));
      var matches = new ArrayList<Object>();
      for (var subject : subjects(input)) {
        matches.add(((Logical) functions.call(name, List.of(string(subject), pattern))).value());
      }
      return Map.of("matches", matches);
    }
    var arguments = Plain.list(input.get("args")).stream().map(FunctionsDriver::argument).toList();
    try {
      return switch (functions.call(name, arguments)) {
        case Value(JsonValue value) -> member("value", Tagged.encode(value));
        case Nothing _ -> Map.of("nothing", true);
        case Logical(boolean value) -> Map.of("logical", value);
        case Nodes(List<Node> nodes) -> Map.of("nodes", nodes.size());
      };
    } catch (IllegalArgumentException e) {
      return Map.of("error", "argument");
    }
  }

  private static List<Object> subjects(Map<String, Object> input) {
    return input.containsKey("repeat")
        ? List.of(Plain.repeated(input.get("repeat")))
        : Plain.list(input.get("subjects"));
  }

  private static FunctionValue string(Object text) {
    return new Value(new JsonValue.JsonString((String) text));
  }

  private static FunctionValue argument(Object encoded) {
    if (encoded.equals("nothing")) {
      return new Nothing();
    }
    var tag = Plain.object(encoded);
    if (tag.containsKey("logical")) {
      return new Logical((Boolean) tag.get("logical"));
    }
    return tag.containsKey("nodes")
        ? nodes(tag.get("nodes"))
        : new Value(Tagged.decode(tag.get("value")));
  }

  private static FunctionValue nodes(Object values) {
    var nodes = new ArrayList<Node>();
    for (var value : Plain.list(values)) {
      var step = new Location.Step.Element(nodes.size());
      nodes.add(new Node(Location.root().child(step), Tagged.decode(value)));
    }
    return new Nodes(nodes);
  }

  private static Object member(String name, Object value) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put(name, value);
    return answer;
  }
}

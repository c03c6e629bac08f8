package drivers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jsonpath.evaluator.QueryEvaluator;
import jsonpath.json.JsonSyntaxException;
import jsonpath.json.JsonText;
import jsonpath.json.JsonValue;
import jsonpath.json.Location;
import jsonpath.json.Location.Step;
import jsonpath.json.Node;
import jsonpath.selectors.Query;
import jsonpath.selectors.Segment;
import jsonpath.selectors.Selector;
import jsonpath.selectors.SelectorParser;
import jsonpath.selectors.SelectorSyntaxException;
import jsonpath.typing.TypeChecker;
import jsonpath.typing.TypeProblem;

/// The collaborators of the line service, as the case scripts them. A query is represented by a
/// name selector that holds its text.
final class Script implements JsonText, SelectorParser, TypeChecker, QueryEvaluator {
  private final Map<String, Object> behaviours;
  private int evaluated;

  Script(Map<String, Object> behaviours) {
    this.behaviours = behaviours;
  }

  int evaluated() {
    return evaluated;
  }

  @Override
  public JsonValue read(String text) {
    try {
      return Tagged.document(Plain.read(text));
    } catch (RuntimeException e) {
      throw new JsonSyntaxException("not JSON");
    }
  }

  @Override
  public String write(JsonValue value) {
    return switch (value) {
      case JsonValue.JsonString(String string) ->
          '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case JsonValue.JsonArray(List<JsonValue> items) ->
          items.stream().map(this::write).collect(Collectors.joining(",", "[", "]"));
      case JsonValue.JsonObject object ->
          object.members().entrySet().stream()
              .map(
                  member ->
                      write(new JsonValue.JsonString(member.getKey()))
                          + ":"
                          + write(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case JsonValue.JsonNull _, JsonValue.JsonBoolean _, JsonValue.JsonNumber _ ->
          Plain.write(plain(value));
    };
  }

  private static Object plain(JsonValue value) {
    return value instanceof JsonValue.JsonNumber(BigDecimal number) ? number : Tagged.encode(value);
  }

  @Override
  public Query parse(String text) {
    var behaviour = behaviours.getOrDefault(text, "malformed");
    if (behaviour.equals("malformed")) {
      throw new SelectorSyntaxException("malformed");
    }
    crash(behaviour, "parser-crash");
    var name = new Selector.Name(text);
    return new Query(Query.Anchor.ROOT, List.of(new Segment.Child(List.of(name))));
  }

  @Override
  public List<TypeProblem> problems(Query query) {
    var behaviour = behaviour(query);
    crash(behaviour, "checker-crash");
    return behaviour.equals("invalid")
        ? List.of(new TypeProblem(TypeProblem.Kind.UNKNOWN_FUNCTION, "f", 0))
        : List.of();
  }

  @Override
  public List<Node> evaluate(Query query, JsonValue document) {
    evaluated++;
    var behaviour = behaviour(query);
    crash(behaviour, "evaluator-crash");
    if (behaviour.equals("overflow")) {
      throw new StackOverflowError();
    }
    if (behaviour.equals("path-crash")) {
      return List.of(new Node(Location.root().child(new Step.Member("crash")), document));
    }
    var nodes = new ArrayList<Node>();
    for (var steps : Plain.list(behaviour)) {
      nodes.add(node(document, Plain.list(steps)));
    }
    return nodes;
  }

  private static Node node(JsonValue document, List<Object> steps) {
    var node = new Node(Location.root(), document);
    for (var step : steps) {
      node =
          step instanceof BigDecimal index
              ? new Node(
                  node.location().child(new Step.Element(index.intValueExact())),
                  ((JsonValue.JsonArray) node.value()).items().get(index.intValueExact()))
              : new Node(
                  node.location().child(new Step.Member((String) step)),
                  ((JsonValue.JsonObject) node.value()).members().get(step));
    }
    return node;
  }

  @Override
  public String normalizedPath(Location location) {
    crash(
        location.equals(Location.root().child(new Step.Member("crash"))) ? "path-crash" : "",
        "path-crash");
    return location.steps().stream()
        .map(
            step ->
                switch (step) {
                  case Step.Member(String name) -> name;
                  case Step.Element(int index) -> Integer.toString(index);
                })
        .collect(Collectors.joining(">", "#", ""));
  }

  private Object behaviour(Query query) {
    var selector = query.segments().getFirst().selectors().getFirst();
    return behaviours.get(((Selector.Name) selector).name());
  }

  private static void crash(Object behaviour, String where) {
    if (behaviour.equals(where)) {
      throw new IllegalStateException(where);
    }
  }
}

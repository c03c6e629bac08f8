package dev.ashlar.mcp;

import dev.ashlar.agent.DeskAnswer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tools: what they are called, what they take, and which call at the desk each of them is. A
/// process that was started for one role is shown that role's only.
final class Tools {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Which of `submit`'s arguments are whose; nobody else is shown them.
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "generator", List.of("summary"),
          "reader", List.of("summary"),
          "planner", List.of("summary"),
          "tester", List.of("summary"),
          "evaluator", List.of("verdict", "findings"),
          "integrator", List.of("attribution"));

  private final Attendance attendance;

  Tools(Attendance attendance) {
    this.attendance = attendance;
  }

  /// What the client is shown.
  List<McpSchema.Tool> offered() {
    return book().properties().stream()
        .filter(entry -> isFor(entry.getValue()))
        .map(entry -> tool(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Carries one call out; `agent` is what the client said it is.
  DeskAnswer call(String tool, Map<String, Object> arguments, String agent)
      throws InterruptedException {
    return switch (tool) {
      case "next_order" ->
          attendance.next(
              text(arguments, "role"),
              text(arguments, "worker"),
              Boolean.TRUE.equals(arguments.get("fresh")),
              agent);
      case "check" -> attendance.check(text(arguments, "order").orElse(""));
      case "submit", "dispute" -> attendance.answer(tool, parts(arguments));
      default -> throw new IllegalArgumentException("no tool " + tool);
    };
  }

  /// The arguments as the desk takes them: texts as they are, the evaluator's and integrator's
  /// answers as JSON.
  private static Map<String, String> parts(Map<String, Object> arguments) {
    var parts = new TreeMap<String, String>();
    for (var name : List.of("order", "summary", "claim")) {
      text(arguments, name).ifPresent(value -> parts.put(name, value));
    }
    if (arguments.containsKey("verdict")) {
      var verdict = new TreeMap<>(arguments);
      verdict.keySet().retainAll(List.of("verdict", "findings"));
      parts.put("verdict", JSON.writeValueAsString(verdict));
    }
    if (arguments.containsKey("attribution")) {
      parts.put("attribution", JSON.writeValueAsString(arguments.get("attribution")));
    }
    return parts;
  }

  private static Optional<String> text(Map<String, Object> arguments, String name) {
    return arguments.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private boolean isFor(JsonNode entry) {
    var role = attendance.terms().role();
    return role.isEmpty()
        || !entry.has("roles")
        || entry.path("roles").valueStream().anyMatch(word -> word.asString("").equals(role.get()));
  }

  private McpSchema.Tool tool(String name, JsonNode entry) {
    var schema = (ObjectNode) entry.path("schema").deepCopy();
    attendance.terms().role().ifPresent(role -> narrow(name, role, schema));
    return McpSchema.Tool.builder(name, JSON.convertValue(schema, new TypeReference<>() {}))
        .title(entry.path("title").asString(""))
        .description(entry.path("description").asString(""))
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .readOnlyHint(name.equals("check"))
                .destructiveHint(false)
                .openWorldHint(false)
                .build())
        .build();
  }

  private static void narrow(String name, String role, ObjectNode schema) {
    var properties = (ObjectNode) schema.path("properties");
    var required = schema.withArray("required");
    if (name.equals("next_order")) {
      properties.remove("role");
      required.removeAll();
    }
    if (name.equals("submit")) {
      var own = PARTS.getOrDefault(role, List.of());
      own.forEach(required::add);
      PARTS.values().stream()
          .flatMap(List::stream)
          .filter(part -> !own.contains(part))
          .forEach(properties::remove);
    }
  }

  private static JsonNode book() {
    try (var in = Tools.class.getResourceAsStream("tools.json")) {
      return JSON.readTree(java.util.Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

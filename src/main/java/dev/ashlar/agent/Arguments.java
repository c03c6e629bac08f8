package dev.ashlar.agent;

import dev.ashlar.orchestrator.Limits;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The arguments of one call, held against what its tool takes.
final class Arguments {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode values;

  private Arguments(ObjectNode values) {
    this.values = values;
  }

  /// A call that cannot be carried out; the message says to the model what to do instead.
  static final class BadCall extends Exception {
    private static final long serialVersionUID = 1;

    BadCall(String advice) {
      super(advice);
    }

    String advice() {
      return String.valueOf(getMessage());
    }
  }

  static boolean isObject(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode;
    } catch (JacksonException _) {
      return false;
    }
  }

  /// The arguments in `text`, which is whatever a model wrote.
  static Arguments of(Tool tool, String text) throws BadCall {
    var values = parsed(tool, text.isBlank() ? "{}" : text);
    for (var name : values.propertyNames()) {
      if (tool.parameters().stream().noneMatch(one -> one.name().equals(name))) {
        throw new BadCall(
            "`" + tool.name() + "` has no argument `" + Limits.cut(name, 60) + "`. " + usage(tool));
      }
    }
    for (var parameter : tool.parameters()) {
      check(tool, parameter, values.path(parameter.name()));
    }
    return new Arguments(values);
  }

  private static ObjectNode parsed(Tool tool, String text) throws BadCall {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new BadCall("the arguments are no JSON object. " + usage(tool));
    } catch (JacksonException e) {
      throw new BadCall(
          "the arguments are not JSON ("
              + Limits.cut(e.getOriginalMessage().replaceAll("\\s+", " "), 160)
              + "). "
              + usage(tool)
              + " Escape quotes and line ends inside texts.");
    }
  }

  private static void check(Tool tool, Tool.Parameter parameter, JsonNode value) throws BadCall {
    if (value.isMissingNode() || value.isNull()) {
      if (parameter.required()) {
        throw new BadCall("`" + tool.name() + "` needs `" + parameter.name() + "`. " + usage(tool));
      }
      return;
    }
    boolean fits =
        switch (parameter.kind()) {
          case TEXT, VERDICT -> value.isString();
          case NUMBER -> value.isInt() || value.asString("").matches("\\d{1,9}");
          case FLAG -> value.isBoolean();
          case FINDINGS -> value.isArray();
        };
    if (!fits) {
      throw new BadCall(
          "`" + parameter.name() + "` must be " + words(parameter.kind()) + ". " + usage(tool));
    }
  }

  private static String usage(Tool tool) {
    return "Call it as "
        + tool.name()
        + tool.parameters().stream()
            .map(one -> '"' + one.name() + "\": " + words(one.kind()) + (one.required() ? "" : "?"))
            .collect(Collectors.joining(", ", " {", "}."));
  }

  private static String words(Tool.Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case NUMBER -> "a number";
      case FLAG -> "true or false";
      case VERDICT -> "PASS, NEEDS_REVISION, FAIL or DISPUTED";
      case FINDINGS -> "a list of {\"where\": text, \"what\": text}";
    };
  }

  /// A text that must be there.
  String text(String name) {
    return values.path(name).asString("");
  }

  /// A text that may be there.
  Optional<String> optional(String name) {
    return values.path(name).asStringOpt().filter(text -> !text.isBlank());
  }

  OptionalInt number(String name) {
    var value = values.path(name);
    return value.isMissingNode() || value.isNull()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(value.asString("0")));
  }

  boolean flag(String name) {
    return values.path(name).asBoolean(false);
  }

  /// All of them, as JSON.
  String json() {
    return JSON.writeValueAsString(values);
  }
}

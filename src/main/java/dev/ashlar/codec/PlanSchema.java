package dev.ashlar.codec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.FormatRule;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The published JSON Schema of `ashlar.yaml`, and what a tree breaks of it, told in the words of
/// our rules.
///
/// The schema is the only list of keys, types and shapes. Its annotation `x-rule` says which rule a
/// malformed value breaks; without one the keyword decides.
public final class PlanSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SchemaLocation.of("classpath:dev/ashlar/codec/ashlar.schema.json"));

  private static final Map<String, Rule> BY_ID =
      Rule.all().stream().collect(Collectors.toUnmodifiableMap(Rule::id, rule -> rule));

  /// Keywords that say more about a value than that its shape is wrong; `x-rule` does not speak for
  /// them.
  private static final Map<String, Rule> BY_KEYWORD =
      Map.of(
          "minItems", FormatRule.EMPTY_LIST,
          "minProperties", FormatRule.EMPTY_LIST,
          "maxProperties", FormatRule.TOO_MANY,
          "uniqueItems", FormatRule.LISTED_TWICE);

  private static final Map<String, Rule> BY_KEYWORD_WITHOUT_RULE =
      Map.of(
          "enum", FormatRule.UNKNOWN_WORD,
          "pattern", FormatRule.EMPTY_TEXT,
          "minLength", FormatRule.EMPTY_TEXT,
          "maxLength", FormatRule.TOO_LONG,
          "minimum", FormatRule.OUT_OF_RANGE,
          "maximum", FormatRule.OUT_OF_RANGE,
          "maxItems", FormatRule.TOO_MANY);

  private static final int DECIMAL_CHARS_MAX = 30;

  /// An exponent that no amount needs, and that a validator might write out.
  private static final Pattern HUGE = Pattern.compile("[eE][-+]?[0-9]{3}");

  private PlanSchema() {}

  /// The schema's text.
  public static String text() {
    return SCHEMA.getSchemaNode().toPrettyString() + "\n";
  }

  /// Reports what `tree` breaks, except where something was already reported at the same place.
  static void check(Json tree, Problems problems) {
    List<Error> errors = SCHEMA.validate(plain(tree));
    Set<String> mistyped =
        errors.stream()
            .filter(error -> error.getKeyword().equals("type"))
            .map(error -> error.getInstanceLocation().toString())
            .collect(Collectors.toSet());
    for (Error error : errors) {
      if (error.getKeyword().equals("type")
          || !mistyped.contains(error.getInstanceLocation().toString())) {
        new Finding(error, tree).report(problems);
      }
    }
  }

  private static JsonNode plain(Json json) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (json) {
      case Json.Mapping mapping -> {
        var object = nodes.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, plain(entry.value())));
        yield object;
      }
      case Json.Sequence sequence -> {
        var array = nodes.arrayNode();
        sequence.values().forEach(value -> array.add(plain(value)));
        yield array;
      }
      case Json.Scalar(_, Kind kind, String literal) ->
          switch (kind) {
            case TEXT -> nodes.stringNode(literal);
            case INTEGER -> nodes.numberNode(new BigDecimal(literal).toBigInteger());
            case DECIMAL ->
                literal.length() <= DECIMAL_CHARS_MAX && !HUGE.matcher(literal).find()
                    ? nodes.numberNode(new BigDecimal(literal))
                    : nodes.stringNode(literal);
            case BOOLEAN -> nodes.booleanNode(literal.equals("true"));
            case NULL -> nodes.nullNode();
          };
    };
  }

  /// One complaint of the validator, with the value it is about and the part of the schema that
  /// complained.
  private record Finding(Error error, Json tree) {
    void report(Problems problems) {
      Json value = value();
      switch (error.getKeyword()) {
        case "additionalProperties" -> unknownKey(value, problems);
        case "required" -> missingKey(value, problems);
        case "propertyNames" -> badKey(value, problems);
        case "uniqueItems" -> twice(value, problems);
        default -> badValue(value, problems);
      }
    }

    private String property() {
      return Optional.ofNullable(error.getProperty()).orElse("");
    }

    private Spot keySpot(Json value) {
      if (value instanceof Json.Mapping mapping) {
        Json.Entry entry = mapping.entries().get(property());
        return entry == null ? value.spot() : entry.spot();
      }
      return value.spot();
    }

    private void unknownKey(Json value, Problems problems) {
      List<String> known = new ArrayList<>();
      schemaPart().path("properties").propertyNames().forEach(known::add);
      problems.add(
          FormatRule.UNKNOWN_KEY,
          keySpot(value),
          where() + " has no key `" + property() + "`",
          Nearest.hint(
              property(), known, "Remove it. Keys here: " + String.join(", ", known) + "."));
    }

    private void missingKey(Json value, Problems problems) {
      problems.add(FormatRule.MISSING_KEY, value.spot(), where() + " has no `" + property() + "`");
    }

    private void badKey(Json value, Problems problems) {
      problems.add(
          FormatRule.BAD_REQUIREMENT_ID,
          keySpot(value),
          "`" + property() + "` is not a requirement id");
    }

    private void twice(Json value, Problems problems) {
      var seen = new HashSet<String>();
      for (Json item : value.items()) {
        if (!seen.add(item.compact())) {
          problems.add(
              FormatRule.LISTED_TWICE,
              item.spot(),
              where() + " lists " + item.compact() + " twice");
        }
      }
    }

    private void badValue(Json value, Problems problems) {
      if (problems.toldAt(value.spot())) {
        return;
      }
      Rule rule = rule(value);
      String message = where() + " is " + told(value) + "; expected " + expected(rule);
      problems.add(rule, value.spot(), message, hint(value, rule));
    }

    private String hint(Json value, Rule rule) {
      if (!error.getKeyword().equals("enum") || value.text().isEmpty()) {
        return rule.terms().mend();
      }
      return Nearest.hint(value.text().get().literal(), words(), rule.terms().mend());
    }

    private List<String> words() {
      return error.getSchemaNode().valueStream().map(JsonNode::asString).toList();
    }

    private Rule rule(Json value) {
      String keyword = error.getKeyword();
      if (BY_KEYWORD.containsKey(keyword)) {
        return BY_KEYWORD.get(keyword);
      }
      boolean shapeless = !(value instanceof Json.Scalar scalar) || scalar.kind() == Kind.NULL;
      if (keyword.equals("type") && shapeless) {
        return FormatRule.WRONG_TYPE;
      }
      Rule annotated = BY_ID.get(schemaPart().path("x-rule").asString(""));
      return annotated != null
          ? annotated
          : BY_KEYWORD_WITHOUT_RULE.getOrDefault(keyword, FormatRule.WRONG_TYPE);
    }

    private String expected(Rule rule) {
      JsonNode wanted = error.getSchemaNode();
      return switch (error.getKeyword()) {
        case "type" -> rule == FormatRule.WRONG_TYPE ? typeWords(wanted) : described();
        case "enum" -> (words().size() == 1 ? "" : "one of ") + String.join(", ", words());
        case "minimum" ->
            rule == FormatRule.OUT_OF_RANGE ? "at least " + wanted.asString() : described();
        case "maximum" -> "at most " + wanted.asString();
        case "maxLength" -> "at most " + wanted.asString() + " characters";
        case "maxItems", "maxProperties" -> "at most " + wanted.asString();
        case "minItems", "minProperties" -> "at least one";
        default -> rule == FormatRule.EMPTY_TEXT ? "some text" : described();
      };
    }

    /// The schema's own words for the value, as the end of a sentence.
    private String described() {
      String text =
          schemaPart().path("description").asString("another value").replaceAll("\\.$", "");
      return Character.isUpperCase(text.charAt(1))
          ? text
          : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String typeWords(JsonNode wanted) {
      return wanted.isArray()
          ? wanted
              .valueStream()
              .map(JsonNode::asString)
              .map(Finding::typeWord)
              .collect(Collectors.joining(" or "))
          : typeWord(wanted.asString());
    }

    private static String typeWord(String type) {
      return switch (type) {
        case "object" -> "a mapping";
        case "array" -> "a list";
        case "string" -> "text";
        case "integer" -> "a whole number";
        case "number" -> "a number";
        default -> "a " + type;
      };
    }

    private static String told(Json value) {
      return switch (value) {
        case Json.Mapping mapping -> "a mapping of " + mapping.entries().size();
        case Json.Sequence sequence -> "a list of " + sequence.values().size();
        case Json.Scalar scalar when scalar.kind() == Kind.NULL -> "empty";
        case Json.Scalar scalar when scalar.literal().length() > 60 ->
            "a text of " + scalar.literal().length() + " characters";
        case Json.Scalar scalar -> scalar.compact();
      };
    }

    /// `modules[parser].gate.timeouts`: by name where there is one.
    private String where() {
      var where = new StringBuilder();
      Json at = tree;
      for (String step : steps(error.getInstanceLocation().toString())) {
        boolean isItem = at instanceof Json.Sequence;
        at = below(at, step);
        String name = Draft.textOf(at, "name").map(Json.Scalar::literal).orElse(step);
        where.append(isItem ? "[" + name + "]" : (where.isEmpty() ? "" : ".") + step);
      }
      return where.isEmpty() ? "the plan" : where.toString();
    }

    private Json value() {
      Json at = tree;
      for (String step : steps(error.getInstanceLocation().toString())) {
        at = below(at, step);
      }
      return at;
    }

    private static Json below(Json at, String step) {
      return at instanceof Json.Sequence sequence
          ? sequence.values().get(Integer.parseInt(step))
          : at.get(step).orElse(at);
    }

    /// The schema object in which the failed keyword stands.
    private JsonNode schemaPart() {
      String location = error.getSchemaLocation().toString();
      List<String> steps = steps(location.substring(location.indexOf('#') + 1));
      JsonNode at = SCHEMA.getSchemaNode();
      for (String step : steps.subList(0, Math.max(steps.size() - 1, 0))) {
        at = at.path(step);
      }
      return at;
    }

    private static List<String> steps(String pointer) {
      return pointer.isEmpty()
          ? List.of()
          : List.of(pointer.substring(1).split("/", -1)).stream()
              .map(step -> step.replace("~1", "/").replace("~0", "~"))
              .toList();
    }
  }
}

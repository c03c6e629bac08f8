package dev.ashlar.codec;

import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.FormatRule;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A located tree made of a parser's tokens, and what in them is readable but refused: duplicate
/// keys, anchors, aliases, tags.
final class TreeBuilding {
  private static final Pattern FINITE = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private final JsonParser parser;
  private final List<Flaw> flaws = new ArrayList<>();

  TreeBuilding(JsonParser parser) {
    this.parser = parser;
  }

  /// Something refused, and where.
  record Flaw(Rule rule, Spot spot, String message) {}

  List<Flaw> flaws() {
    return flaws;
  }

  /// The value that begins at the parser's current token.
  Json value() {
    Spot spot = here(parser);
    JsonToken token = Objects.requireNonNull(parser.currentToken());
    refuseDecoration(spot);
    return switch (token) {
      case START_OBJECT -> mapping(spot);
      case START_ARRAY -> sequence(spot);
      case VALUE_STRING -> scalar(spot, Kind.TEXT);
      case VALUE_NUMBER_INT -> scalar(spot, Kind.INTEGER);
      case VALUE_NUMBER_FLOAT -> scalar(spot, isFinite() ? Kind.DECIMAL : Kind.TEXT);
      case VALUE_TRUE, VALUE_FALSE -> scalar(spot, Kind.BOOLEAN);
      case VALUE_NULL -> new Json.Scalar(spot, Kind.NULL, "null");
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private boolean isFinite() {
    return FINITE.matcher(parser.getString()).matches();
  }

  private Json scalar(Spot spot, Kind kind) {
    return new Json.Scalar(spot, kind, parser.getString());
  }

  private Json mapping(Spot spot) {
    var entries = new LinkedHashMap<String, Json.Entry>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.getString();
      Spot keySpot = here(parser);
      parser.nextToken();
      Json.Entry entry = new Json.Entry(keySpot, value());
      if (entries.putIfAbsent(key, entry) != null) {
        flaws.add(
            new Flaw(
                FormatRule.YAML_DUPLICATE_KEY, keySpot, "key `" + key + "` stands twice here"));
      }
    }
    return new Json.Mapping(spot, entries);
  }

  private Json sequence(Spot spot) {
    List<Json> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return new Json.Sequence(spot, values);
  }

  private void refuseDecoration(Spot spot) {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      flaws.add(new Flaw(FormatRule.YAML_ALIAS, spot, "an alias `*" + parser.getString() + "`"));
    } else if (parser.getObjectId() != null) {
      flaws.add(new Flaw(FormatRule.YAML_ALIAS, spot, "an anchor `&" + parser.getObjectId() + "`"));
    }
    if (parser.getTypeId() != null) {
      flaws.add(new Flaw(FormatRule.YAML_TAG, spot, "a tag"));
    }
  }

  static Spot here(JsonParser parser) {
    return spot(parser.currentTokenLocation());
  }

  static Spot spot(@Nullable TokenStreamLocation at) {
    return at == null
        ? new Spot(1, 1)
        : new Spot(Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
  }
}

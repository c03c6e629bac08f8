package dev.ashlar.codec;

import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Strict reading of one JSON value: no duplicate keys, nothing behind it, bounded depth, length
/// and digits.
final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Bounds.JSON_DEPTH_MAX)
                  .maxNumberLength(Bounds.JSON_NUMBER_CHARS_MAX)
                  .maxStringLength(Bounds.CASE_CHARS_MAX)
                  .maxNameLength(Bounds.CASE_CHARS_MAX)
                  .build())
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private JsonText() {}

  /// What came of reading a text: a value, or where and why there is none.
  sealed interface Outcome {
    record Value(Json json) implements Outcome {}

    record Unreadable(Spot spot, String why) implements Outcome {}
  }

  /// The value that `text` holds.
  static Outcome read(String text) {
    if (text.length() > Bounds.CASE_CHARS_MAX) {
      return new Outcome.Unreadable(
          new Spot(1, 1), "longer than " + Bounds.CASE_CHARS_MAX + " characters");
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return new Outcome.Unreadable(new Spot(1, 1), "empty, where one JSON value was expected");
      }
      Json json = new Building(parser).value();
      if (parser.nextToken() != null) {
        return new Outcome.Unreadable(here(parser), "something follows the value");
      }
      return new Outcome.Value(json);
    } catch (Duplicate e) {
      return new Outcome.Unreadable(e.spot, "key `" + e.key + "` stands twice in one object");
    } catch (JacksonException e) {
      return new Outcome.Unreadable(spot(e.getLocation()), why(e));
    }
  }

  /// The value that `text` holds, or empty if it does not hold exactly one.
  static Optional<Json> value(String text) {
    return read(text) instanceof Outcome.Value(Json json) ? Optional.of(json) : Optional.empty();
  }

  static Spot spot(@org.jspecify.annotations.Nullable TokenStreamLocation at) {
    return at == null
        ? new Spot(1, 1)
        : new Spot(Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
  }

  static Spot here(JsonParser parser) {
    return spot(parser.currentTokenLocation());
  }

  /// The reason in a parser's complaint, without its advice to programmers.
  private static String why(JacksonException e) {
    String reason = Optional.ofNullable(e.getOriginalMessage()).orElse("not JSON");
    int advice = reason.indexOf(" (for ");
    return (advice < 0 ? reason : reason.substring(0, advice))
        .lines()
        .findFirst()
        .orElse("not JSON");
  }

  /// Control flow out of the recursion below; never leaves this class.
  private static final class Duplicate extends RuntimeException {
    private final transient Spot spot;
    private final String key;

    Duplicate(Spot spot, String key) {
      super(key, null, false, false);
      this.spot = spot;
      this.key = key;
    }
  }

  private record Building(JsonParser parser) {
    Json value() {
      Spot spot = here(parser);
      JsonToken token = java.util.Objects.requireNonNull(parser.currentToken());
      return switch (token) {
        case START_OBJECT -> mapping(spot);
        case START_ARRAY -> sequence(spot);
        case VALUE_STRING -> new Json.Scalar(spot, Kind.TEXT, parser.getString());
        case VALUE_NUMBER_INT -> new Json.Scalar(spot, Kind.INTEGER, parser.getString());
        case VALUE_NUMBER_FLOAT -> new Json.Scalar(spot, Kind.DECIMAL, parser.getString());
        case VALUE_TRUE, VALUE_FALSE -> new Json.Scalar(spot, Kind.BOOLEAN, parser.getString());
        case VALUE_NULL -> new Json.Scalar(spot, Kind.NULL, "null");
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("JSON has no value that begins with " + token);
      };
    }

    private Json mapping(Spot spot) {
      var entries = new LinkedHashMap<String, Json.Entry>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.getString();
        Spot keySpot = here(parser);
        parser.nextToken();
        if (entries.put(key, new Json.Entry(keySpot, value())) != null) {
          throw new Duplicate(keySpot, key);
        }
      }
      return new Json.Mapping(spot, entries);
    }

    private Json sequence(Spot spot) {
      List<Json> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value());
      }
      return new Json.Sequence(spot, items);
    }
  }
}

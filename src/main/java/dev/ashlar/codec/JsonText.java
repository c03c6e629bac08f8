package dev.ashlar.codec;

import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
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
      var building = new TreeBuilding(parser);
      Json json = building.value();
      if (!building.flaws().isEmpty()) {
        TreeBuilding.Flaw flaw = building.flaws().getFirst();
        return new Outcome.Unreadable(flaw.spot(), flaw.message());
      }
      if (parser.nextToken() != null) {
        return new Outcome.Unreadable(TreeBuilding.here(parser), "something follows the value");
      }
      return new Outcome.Value(json);
    } catch (JacksonException e) {
      return new Outcome.Unreadable(TreeBuilding.spot(e.getLocation()), why(e));
    }
  }

  /// The value that `text` holds, or empty if it does not hold exactly one.
  static Optional<Json> value(String text) {
    return read(text) instanceof Outcome.Value(Json json) ? Optional.of(json) : Optional.empty();
  }

  /// The reason in a parser's complaint, without its advice to programmers.
  private static String why(JacksonException e) {
    String reason = Optional.ofNullable(e.getOriginalMessage()).orElse("not JSON");
    int advice = reason.indexOf(" (for ");
    return (advice < 0 ? reason : reason.substring(0, advice))
        .lines()
        .findFirst()
        .orElse("not JSON")
        .replaceAll(", from `[^`]*`", "");
  }
}

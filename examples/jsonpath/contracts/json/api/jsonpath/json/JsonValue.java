package jsonpath.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A JSON value (RFC 8259). Immutable; `equals` is equality in the sense of JSONPath: numbers by
/// mathematical value, arrays with order,
/// objects without order.
public sealed interface JsonValue {

  /// The literal `null`. It is a value; the absence of a value is never represented by it.
  record JsonNull() implements JsonValue {}

  /// `true` or `false`.
  record JsonBoolean(boolean value) implements JsonValue {}

  /// A number with its exact decimal value. `1`, `1.0` and `10e-1` are equal and have equal hash
  /// codes; the scale is not significant.
  record JsonNumber(BigDecimal value) implements JsonValue {
    public JsonNumber(long value) {
      this(BigDecimal.valueOf(value));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof JsonNumber number && value.compareTo(number.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /// A string: a sequence of Unicode scalar values, held as UTF-16. Never contains an unpaired
  /// surrogate.
  record JsonString(String value) implements JsonValue {}

  /// An array.
  record JsonArray(List<JsonValue> items) implements JsonValue {
    public JsonArray {
      items = List.copyOf(items);
    }
  }

  /// An object. Iteration follows the order in which the members were given.
  record JsonObject(SequencedMap<String, JsonValue> members) implements JsonValue {
    public JsonObject {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    public JsonObject(Map<String, JsonValue> members) {
      this(new LinkedHashMap<>(members));
    }
  }
}

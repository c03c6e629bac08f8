package drivers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsonpath.json.JsonValue;
import jsonpath.json.JsonValue.JsonArray;
import jsonpath.json.JsonValue.JsonBoolean;
import jsonpath.json.JsonValue.JsonNull;
import jsonpath.json.JsonValue.JsonNumber;
import jsonpath.json.JsonValue.JsonObject;
import jsonpath.json.JsonValue.JsonString;

/// JSON values in the tagged form of the cases, and plain documents.
final class Tagged {

  private Tagged() {}

  /// The value that a plain document is.
  static JsonValue document(Object plain) {
    return switch (plain) {
      case null -> new JsonNull();
      case Boolean flag -> new JsonBoolean(flag);
      case BigDecimal number -> new JsonNumber(number);
      case String string -> new JsonString(string);
      case List<?> items -> {
        var values = new ArrayList<JsonValue>();
        items.forEach(item -> values.add(document(item)));
        yield new JsonArray(values);
      }
      case Map<?, ?> members -> {
        var values = new LinkedHashMap<String, JsonValue>();
        members.forEach((name, member) -> values.put((String) name, document(member)));
        yield new JsonObject(values);
      }
      default -> throw new IllegalArgumentException("no JSON: " + plain);
    };
  }

  static JsonValue decode(Object tagged) {
    return switch (tagged) {
      case List<?> items -> {
        var values = new ArrayList<JsonValue>();
        items.forEach(item -> values.add(decode(item)));
        yield new JsonArray(values);
      }
      case Map<?, ?> tag when tag.containsKey("number") ->
          new JsonNumber(new BigDecimal((String) tag.get("number")));
      case Map<?, ?> tag -> {
        var values = new LinkedHashMap<String, JsonValue>();
        for (var member : Plain.list(tag.get("members"))) {
          var pair = Plain.list(member);
          values.put((String) pair.get(0), decode(pair.get(1)));
        }
        yield new JsonObject(values);
      }
      case null, default -> document(tagged);
    };
  }

  static Object encode(JsonValue value) {
    return switch (value) {
      case JsonNull _ -> null;
      case JsonBoolean(boolean flag) -> flag;
      case JsonNumber(BigDecimal number) ->
          Map.of("number", number.stripTrailingZeros().toString());
      case JsonString(String string) -> string;
      case JsonArray(List<JsonValue> items) -> {
        var encoded = new ArrayList<Object>();
        items.forEach(item -> encoded.add(encode(item)));
        yield encoded;
      }
      case JsonObject object -> {
        var encoded = new ArrayList<Object>();
        object.members().forEach((name, member) -> encoded.add(pair(name, encode(member))));
        yield Map.of("members", encoded);
      }
    };
  }

  static List<Object> pair(Object first, Object second) {
    var pair = new ArrayList<>();
    pair.add(first);
    pair.add(second);
    return pair;
  }
}

package drivers;

import java.io.IOException;
import java.util.Map;
import jsonpath.json.JsonSyntaxException;
import jsonpath.json.StrictJson;

/// The locked driver of the json module.
public final class JsonDriver {

  private JsonDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(JsonDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var json = new StrictJson();
    try {
      return switch ((String) input.get("op")) {
        case "read" -> member("value", Tagged.encode(json.read(text(input))));
        case "write" -> Map.of("text", json.write(Tagged.decode(input.get("value"))));
        case "rewrite" -> Map.of("text", json.write(json.read(text(input))));
        case "repeat" ->
            Map.of("chars", json.write(json.read(Plain.repeated(input.get("parts")))).length());
        default -> throw new IllegalArgumentException("no such op");
      };
    } catch (JsonSyntaxException e) {
      return Map.of("error", "syntax");
    }
  }

  private static String text(Map<String, Object> input) {
    return input.containsKey("units")
        ? Plain.units(input.get("units"))
        : (String) input.get("text");
  }

  private static Object member(String name, Object value) {
    var answer = new java.util.LinkedHashMap<String, Object>();
    answer.put(name, value);
    return answer;
  }
}

package drivers;

import java.io.IOException;
import java.util.Map;
import jsonpath.selectors.GrammarParser;
import jsonpath.selectors.SelectorSyntaxException;

/// The locked driver of the selectors module.
public final class SelectorsDriver {

  private SelectorsDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(SelectorsDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var parser = new GrammarParser();
    try {
      if (input.containsKey("parts")) {
        return Map.of(
            "segments", parser.parse(Plain.repeated(input.get("parts"))).segments().size());
      }
      var text =
          input.containsKey("units") ? Plain.units(input.get("units")) : (String) input.get("text");
      return Map.of("query", QueryWriter.query(parser.parse(text)));
    } catch (SelectorSyntaxException e) {
      return Map.of("error", "malformed");
    }
  }
}

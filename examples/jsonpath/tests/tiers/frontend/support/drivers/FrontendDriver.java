package drivers;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jsonpath.json.JsonSyntaxException;
import jsonpath.json.JsonValue.JsonObject;
import jsonpath.json.JsonValue.JsonString;
import jsonpath.json.StrictJson;
import jsonpath.selectors.GrammarParser;
import jsonpath.selectors.SelectorSyntaxException;
import jsonpath.typing.QueryTypes;

/// The locked driver of the frontend tier: the text of a JSON object with a member `selector`,
/// through reader, parser and type checker.
public final class FrontendDriver {

  private FrontendDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(FrontendDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var json = new StrictJson();
    try {
      var request = (JsonObject) json.read((String) input.get("line"));
      var query =
          new GrammarParser().parse(((JsonString) request.members().get("selector")).value());
      var problems = new QueryTypes(ScriptedSignatures.of("standard")).problems(query);
      var answer = new LinkedHashMap<String, Object>();
      answer.put(
          "problems",
          problems.stream().map(p -> p.kind() + " " + p.function() + " " + p.argument()).toList());
      answer.put("query", QueryWriter.query(query));
      answer.put("rewritten", json.write(request));
      return answer;
    } catch (JsonSyntaxException e) {
      return Map.of("error", "json");
    } catch (SelectorSyntaxException e) {
      return Map.of("error", "selector");
    }
  }
}

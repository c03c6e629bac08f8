package drivers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import jsonpath.evaluator.TreeEvaluator;
import jsonpath.functions.StandardFunctions;
import jsonpath.json.JsonSyntaxException;
import jsonpath.json.StrictJson;
import jsonpath.selectors.GrammarParser;
import jsonpath.selectors.SelectorSyntaxException;
import jsonpath.typing.QueryTypes;

/// The locked driver of the engine tier: the text of a document and of a selector, through all five
/// libraries.
public final class EngineDriver {

  private EngineDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(EngineDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var json = new StrictJson();
    var functions = new StandardFunctions();
    try {
      var document = json.read((String) input.get("document"));
      var query = new GrammarParser().parse((String) input.get("selector"));
      if (!new QueryTypes(functions).problems(query).isEmpty()) {
        return Map.of("error", "invalid");
      }
      var evaluator = new TreeEvaluator(functions);
      var nodes = new ArrayList<Object>();
      for (var node : evaluator.evaluate(query, document)) {
        nodes.add(Tagged.pair(evaluator.normalizedPath(node.location()), json.write(node.value())));
      }
      return Map.of("nodes", nodes);
    } catch (JsonSyntaxException e) {
      return Map.of("error", "json");
    } catch (SelectorSyntaxException e) {
      return Map.of("error", "malformed");
    }
  }
}

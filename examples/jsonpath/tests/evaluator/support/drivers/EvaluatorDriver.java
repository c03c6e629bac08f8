package drivers;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import jsonpath.evaluator.TreeEvaluator;
import jsonpath.json.Location;
import jsonpath.json.Location.Step;

/// The locked driver of the evaluator module.
public final class EvaluatorDriver {

  private EvaluatorDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(EvaluatorDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var evaluator = new TreeEvaluator(new TestLibrary());
    if (input.containsKey("path")) {
      return Map.of("path", evaluator.normalizedPath(location(input.get("path"))));
    }
    var query = QueryReader.query(input.get("query"));
    if (input.containsKey("parts")) {
      var nodes =
          evaluator.evaluate(
              query, Tagged.document(Plain.read(Plain.repeated(input.get("parts")))));
      var answer = new java.util.LinkedHashMap<String, Object>();
      answer.put("count", nodes.size());
      answer.put(
          "last", nodes.isEmpty() ? null : evaluator.normalizedPath(nodes.getLast().location()));
      return answer;
    }
    var nodes = new ArrayList<Object>();
    for (var node :
        evaluator.evaluate(query, Tagged.document(Plain.read((String) input.get("document"))))) {
      nodes.add(
          Tagged.pair(evaluator.normalizedPath(node.location()), Tagged.encode(node.value())));
    }
    return Map.of("nodes", nodes);
  }

  private static Location location(Object steps) {
    var location = Location.root();
    for (var step : Plain.list(steps)) {
      location =
          location.child(
              step instanceof BigDecimal index
                  ? new Step.Element(index.intValueExact())
                  : new Step.Member((String) step));
    }
    return location;
  }
}

package drivers;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import jsonpath.selectors.Condition;
import jsonpath.selectors.Query;
import jsonpath.selectors.Segment;
import jsonpath.selectors.Selector;
import jsonpath.typing.QueryTypes;

/// The locked driver of the typing module.
public final class TypingDriver {

  private TypingDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(TypingDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var types = new QueryTypes(ScriptedSignatures.of(input.get("functions")));
    var wraps = (BigDecimal) input.getOrDefault("wrap", BigDecimal.ZERO);
    var problems =
        types.problems(wrapped(QueryReader.query(input.get("query")), wraps.intValueExact()));
    return Map.of(
        "problems",
        problems.stream().map(p -> p.kind() + " " + p.function() + " " + p.argument()).toList());
  }

  /// The query as the condition of a filter, negated, and that as the condition of a filter, and so
  /// on.
  private static Query wrapped(Query query, int times) {
    if (times == 0) {
      return query;
    }
    var inner = new Query(Query.Anchor.CURRENT, query.segments());
    var filter = new Selector.Filter(new Condition.Not(new Condition.Exists(inner)));
    return wrapped(
        new Query(Query.Anchor.ROOT, List.of(new Segment.Child(List.of(filter)))), times - 1);
  }
}

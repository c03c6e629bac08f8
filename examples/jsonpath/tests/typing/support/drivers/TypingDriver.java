package drivers;

import java.io.IOException;
import java.util.Map;
import jsonpath.typing.QueryTypes;

/// The locked driver of the typing module.
public final class TypingDriver {

  private TypingDriver() {}

  public static void main(String[] arguments) throws IOException {
    Lines.serve(TypingDriver::answer);
  }

  private static Object answer(Map<String, Object> input) {
    var types = new QueryTypes(ScriptedSignatures.of(input.get("functions")));
    var problems = types.problems(QueryReader.query(input.get("query")));
    return Map.of(
        "problems", problems.stream().map(p -> p.kind() + " " + p.function() + " " + p.argument()).toList());
  }
}

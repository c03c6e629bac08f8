package drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsonpath.typing.ExpressionType;
import jsonpath.typing.FunctionSignature;
import jsonpath.typing.FunctionSignatures;

/// Signatures written as `VALUE,NODES->LOGICAL`, by name.
record ScriptedSignatures(Map<String, Object> functions) implements FunctionSignatures {

  private static final Map<String, Object> STANDARD =
      Map.of(
          "length", "VALUE->VALUE",
          "count", "NODES->VALUE",
          "match", "VALUE,VALUE->LOGICAL",
          "search", "VALUE,VALUE->LOGICAL",
          "value", "NODES->VALUE");

  static ScriptedSignatures of(Object functions) {
    return new ScriptedSignatures(
        "standard".equals(functions) ? STANDARD : Plain.object(functions));
  }

  @Override
  public Optional<FunctionSignature> signature(String name) {
    return Optional.ofNullable((String) functions.get(name)).map(ScriptedSignatures::parse);
  }

  static FunctionSignature parse(String text) {
    var arrow = text.indexOf("->");
    List<ExpressionType> parameters = new ArrayList<>();
    for (var parameter : text.substring(0, arrow).split(",")) {
      if (!parameter.isEmpty()) {
        parameters.add(ExpressionType.valueOf(parameter));
      }
    }
    return new FunctionSignature(parameters, ExpressionType.valueOf(text.substring(arrow + 2)));
  }
}

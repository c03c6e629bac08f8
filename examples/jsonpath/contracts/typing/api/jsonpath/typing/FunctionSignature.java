package jsonpath.typing;

import java.util.List;

/// The declared types of a function: one for each parameter, and one for the result.
public record FunctionSignature(List<ExpressionType> parameters, ExpressionType result) {

  public FunctionSignature {
    parameters = List.copyOf(parameters);
  }
}

package jsonpath.selectors;

import java.util.List;

/// A function expression: the name as written and the arguments in order.
public record FunctionCall(String name, List<Argument> arguments) implements Operand, Argument {

  public FunctionCall {
    arguments = List.copyOf(arguments);
  }
}

package jsonpath.selectors;

import java.util.List;

/// A logical expression. Parentheses leave no value of their own.
public sealed interface Condition extends Argument {

  /// `a || b || …`, at least two operands, in the order of the text.
  record Or(List<Condition> operands) implements Condition {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /// `a && b && …`, at least two operands, in the order of the text.
  record And(List<Condition> operands) implements Condition {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /// `!a`
  record Not(Condition operand) implements Condition {}

  /// `left operator right`
  record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

  /// A query that stands alone: does it select at least one node?
  record Exists(Query query) implements Condition {}

  /// A function expression that stands alone.
  record Test(FunctionCall call) implements Condition {}

  /// A comparison operator.
  enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /// The operator as it is written in a query.
    public String text() {
      return text;
    }
  }
}

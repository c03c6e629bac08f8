package jsonpath.typing;

/// One reason why a query is not valid.
///
/// `function` is the name of the function concerned, "" if none is. `argument` is the position,
/// counted from 1, of the argument concerned,
/// 0 if none is.
public record TypeProblem(Kind kind, String function, int argument) {

  /// What kind of rule is broken.
  public enum Kind {
    /// An index, or a bound or step of a slice, outside the exact range of integers.
    INTEGER_RANGE,
    /// A query that may select more than one node stands in a comparison.
    NOT_SINGULAR,
    /// The library has no function of that name.
    UNKNOWN_FUNCTION,
    /// A function is called with too few or too many arguments.
    ARITY,
    /// An argument cannot be used for the declared type of its parameter.
    ARGUMENT_TYPE,
    /// A function whose result is a value stands alone as a condition.
    TEST_TYPE,
    /// A function whose result is not a value stands in a comparison.
    OPERAND_TYPE
  }
}

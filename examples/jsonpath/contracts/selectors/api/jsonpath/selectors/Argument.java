package jsonpath.selectors;

/// An argument of a function expression.
public sealed interface Argument permits Literal, Query, FunctionCall, Condition {}

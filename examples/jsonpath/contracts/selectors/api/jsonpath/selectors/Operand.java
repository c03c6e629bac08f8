package jsonpath.selectors;

/// One side of a comparison.
public sealed interface Operand permits Literal, Query, FunctionCall {}

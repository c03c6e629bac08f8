package jsonpath.selectors;

import jsonpath.json.JsonValue;

/// A literal in a query: a number, a string, `true`, `false` or `null`; never an array or an
/// object.
public record Literal(JsonValue value) implements Operand, Argument {}

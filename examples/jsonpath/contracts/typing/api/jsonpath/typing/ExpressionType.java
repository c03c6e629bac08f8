package jsonpath.typing;

/// The three types of the type system for function expressions (RFC 9535, 2.4.1).
public enum ExpressionType {
  /// A JSON value or Nothing.
  VALUE,
  /// True or false; unrelated to the JSON literals.
  LOGICAL,
  /// A nodelist.
  NODES
}

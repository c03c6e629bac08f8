package jsonpath.json;

/// A value and its location in the document.
public record Node(Location location, JsonValue value) {}

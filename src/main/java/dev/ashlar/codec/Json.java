package dev.ashlar.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON or YAML value that remembers where it stood in its file. Numbers keep the digits they
/// were written with.
sealed interface Json {
  /// Where the value begins.
  Spot spot();

  /// A line and a column, both counted from 1.
  record Spot(int line, int column) {}

  /// An object, its keys in the order of the file.
  record Mapping(Spot spot, Map<String, Entry> entries) implements Json {}

  /// A key's place and its value.
  record Entry(Spot spot, Json value) {}

  /// An array.
  record Sequence(Spot spot, List<Json> values) implements Json {}

  /// Anything without parts; `literal` is the string itself, or the word as written.
  record Scalar(Spot spot, Kind kind, String literal) implements Json {}

  /// What a scalar is.
  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NULL
  }

  /// This value as JSON on one line, without spaces, every number as it was written.
  default String compact() {
    var out = new StringBuilder();
    write(this, out);
    return out.toString();
  }

  private static void write(Json json, StringBuilder out) {
    switch (json) {
      case Mapping mapping -> {
        char before = '{';
        for (var entry : mapping.entries().entrySet()) {
          out.append(before);
          quote(entry.getKey(), out);
          out.append(':');
          write(entry.getValue().value(), out);
          before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
      }
      case Sequence sequence -> {
        char before = '[';
        for (Json item : sequence.values()) {
          out.append(before);
          write(item, out);
          before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
      }
      case Scalar(_, Kind kind, String text) when kind == Kind.TEXT -> quote(text, out);
      case Scalar scalar -> out.append(scalar.literal());
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || loneSurrogate(text, i)) {
        out.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean loneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /// The value of `key`, if this is a mapping that has it.
  default Optional<Json> get(String key) {
    return this instanceof Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(key)).map(Entry::value)
        : Optional.empty();
  }

  /// The value of `key`, or an empty mapping in its place.
  default Json below(String key) {
    return get(key).orElseGet(() -> new Mapping(spot(), Map.of()));
  }

  /// The items, if this is a sequence; none if not.
  default List<Json> items() {
    return this instanceof Sequence sequence ? sequence.values() : List.of();
  }

  /// This value, if it is a text.
  default Optional<Scalar> text() {
    return this instanceof Scalar scalar && scalar.kind() == Kind.TEXT
        ? Optional.of(scalar)
        : Optional.empty();
  }
}

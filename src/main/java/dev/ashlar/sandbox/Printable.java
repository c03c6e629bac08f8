package dev.ashlar.sandbox;

/// Text of strangers made safe to show: control characters become visible, so that no terminal
/// obeys them.
final class Printable {
  private Printable() {}

  /// The text with every control character but newline and tab written as `\xNN`.
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (point == '\n' || point == '\t' || !hidden(point)) {
            safe.appendCodePoint(point);
          } else if (point < 0x100) {
            safe.append(String.format("\\x%02x", point));
          } else {
            safe.append(String.format("\\u{%x}", point));
          }
        });
    return safe.toString();
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}

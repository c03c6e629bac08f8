package dev.ashlar.workspace;

/// Text of unknown origin as a person may safely see it.
final class Shown {
  private static final int CHARS_MAX = 200;

  private Shown() {}

  /// `text` in single quotes, on one line, without anything a terminal would obey, and cut where it
  /// is long.
  static String quoted(String text) {
    var shown = new StringBuilder("'");
    text.codePoints().limit(CHARS_MAX).forEach(c -> shown.append(visible(c)));
    if (text.codePointCount(0, text.length()) > CHARS_MAX) shown.append('…');
    return shown.append('\'').toString();
  }

  private static String visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "\\u{%x}".formatted(c);
      default -> Character.toString(c);
    };
  }
}

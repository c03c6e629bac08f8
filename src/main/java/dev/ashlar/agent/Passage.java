package dev.ashlar.agent;

import java.nio.charset.StandardCharsets;

/// As much of a text as one answer to a model may have.
final class Passage {
  private Passage() {}

  /// The file's lines from number `from` on, with a line before them that says which these are.
  static String of(String name, String text, int from) {
    int start = 0;
    int line = 1;
    while (line < from) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return name + " has " + lines(text) + " lines; there is no line " + from + ".";
      }
      start = end + 1;
      line++;
    }
    var rest = text.substring(start);
    var shown = bounded(rest, ModelLimits.RESULT_BYTES_MAX - 400);
    if (shown.length() == rest.length()) {
      return (from == 1 ? "" : head(name, from, lines(text), text))
          + (rest.isEmpty() ? "(empty)" : rest);
    }
    int whole = shown.lastIndexOf('\n') + 1;
    if (whole == 0) {
      return head(name, from, from, text)
          + shown
          + "\n(this line is longer than can be shown; go on with from="
          + (from + 1)
          + ")";
    }
    int to = from + lines(shown.substring(0, whole)) - 1;
    return head(name, from, to, text)
        + shown.substring(0, whole)
        + "(go on with from="
        + (to + 1)
        + ")";
  }

  private static String head(String name, int from, int to, String text) {
    return "(" + name + ", lines " + from + " to " + to + " of " + lines(text) + ")\n";
  }

  private static int lines(String text) {
    int ends = (int) text.chars().filter(c -> c == '\n').count();
    return text.endsWith("\n") || text.isEmpty() ? ends : ends + 1;
  }

  /// The text, cut where it is longer than an answer may be.
  static String bounded(String text) {
    var shown = bounded(text, ModelLimits.RESULT_BYTES_MAX - 100);
    return shown.length() == text.length()
        ? text
        : shown + "\n… (cut, " + text.getBytes(StandardCharsets.UTF_8).length + " bytes in all)";
  }

  /// The text's beginning, in at most so many bytes of UTF-8.
  private static String bounded(String text, int bytesMax) {
    int bytes = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > bytesMax) {
        return text.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return text;
  }
}

package dev.ashlar.gate;

import dev.ashlar.sandbox.Output;
import java.util.ArrayList;
import java.util.List;

/// Text that a judged program chose, made safe for a person, a terminal or a prompt: one line,
/// nothing hidden, cut.
final class Shown {
  private Shown() {}

  /// `text` on one line, without anything a terminal would obey, cut to about `max` characters.
  static String line(String text, int max) {
    var shown = new StringBuilder();
    for (int at = 0; at < text.length() && shown.length() < max; ) {
      int point = text.codePointAt(at);
      shown.append(visible(point));
      at += Character.charCount(point);
      if (shown.length() >= max && at < text.length()) {
        return shown.append('…').toString();
      }
    }
    return shown.toString();
  }

  /// What a program said last on a stream: its last lines without the deeper frames of a stack
  /// trace, or "" if nothing.
  static String last(Output output, int max) {
    List<String> kept = new ArrayList<>();
    boolean frame = false;
    for (String line : lines(output)) {
      boolean next = line.strip().startsWith("at ") || line.strip().matches("\\.\\.\\. \\d+ more");
      if (!next || !frame) {
        kept.add(line.strip());
      }
      frame = next;
    }
    String text =
        line(
            String.join("\n", kept.subList(Math.max(0, kept.size() - 8), kept.size())),
            Integer.MAX_VALUE);
    if (text.length() <= max) {
      return text;
    }
    int start = text.length() - max;
    return "…" + text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
  }

  /// The lines of a stream that are not blank.
  static List<String> lines(Output output) {
    return output.text().lines().filter(line -> !line.isBlank()).toList();
  }

  private static String visible(int point) {
    if (point == '\n') {
      return " ⏎ ";
    }
    if (point == '\t') {
      return " ";
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "\\u{%x}".formatted(point);
      default -> Character.toString(point);
    };
  }
}

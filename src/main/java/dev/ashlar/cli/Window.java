package dev.ashlar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// The terminal's window, as `stty` measures it: Java has no call for it, and shells do not export
/// `COLUMNS`.
final class Window {
  private static final int ANSWER_BYTES_MAX = 64;

  private Window() {}

  /// How many columns it has now; empty where nobody can tell.
  static OptionalInt columns() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var answer = stty.getInputStream()) {
        return columns(
            new String(answer.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.US_ASCII).strip());
      }
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  /// The second of `ROWS COLUMNS`; a terminal that does not know says 0.
  private static OptionalInt columns(String answer) {
    var words = answer.split(" ");
    try {
      var columns = words.length == 2 ? Integer.parseInt(words[1]) : 0;
      return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}

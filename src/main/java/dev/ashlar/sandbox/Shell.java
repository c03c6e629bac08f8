package dev.ashlar.sandbox;

import java.util.Collection;
import java.util.stream.Collectors;

/// Words made safe for a shell script.
final class Shell {
  private Shell() {}

  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  static String quoted(Collection<String> words) {
    return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
  }
}

package dev.ashlar.gate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// The words of the locked files and of their paths: a test that a locked suite ran is named with
/// words that stand there.
///
/// Runners decorate names (`adds(int)[2]`, `test_adds[1-2]`), and suites compute parts of them, so
/// only the first word of a test's own name has to be found. Where nothing is locked there is
/// nothing to compare with, and every name passes.
final class LockedNames {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");

  private final Set<String> words = new HashSet<>();

  LockedNames(SortedMap<String, byte[]> locked) {
    locked.forEach((path, bytes) -> {
      add(path);
      add(new String(bytes, StandardCharsets.UTF_8));
    });
  }

  private void add(String text) {
    NO_WORD.splitAsStream(text).forEach(words::add);
  }

  /// Whether a locked suite may have a test of this name, `class#method` or any words.
  boolean holds(String test) {
    if (words.isEmpty()) {
      return true;
    }
    return NO_WORD
        .splitAsStream(test.substring(test.indexOf('#') + 1))
        .filter(word -> !word.isEmpty())
        .findFirst()
        .map(words::contains)
        .orElse(true);
  }
}

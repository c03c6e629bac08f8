package dev.ashlar.testkit;

import dev.ashlar.codec.RuleExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The examples of all rules, as the program ships them.
public final class RuleBook {
  private static final Path BOOK = Path.of("src/main/resources/dev/ashlar/cli/rule-examples.txt");

  private RuleBook() {}

  /// Every example by the id of its rule.
  public static Map<String, RuleExample> read() {
    try {
      return RuleExample.read(Files.readString(BOOK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

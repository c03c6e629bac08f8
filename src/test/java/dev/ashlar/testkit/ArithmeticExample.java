package dev.ashlar.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The smallest example of the repository, laid where a test may change it.
public final class ArithmeticExample {
  private static final Path HOME = Path.of("examples/arithmetic");

  private ArithmeticExample() {}

  public static void copyTo(Path directory) throws IOException {
    try (var files = Files.walk(HOME)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var there = directory.resolve(HOME.relativize(file).toString());
        Files.createDirectories(there.getParent());
        Files.copy(file, there);
      }
    }
  }
}

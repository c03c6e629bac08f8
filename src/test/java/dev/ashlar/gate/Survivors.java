package dev.ashlar.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Processes of this machine, whoever's they are, found by a word in their arguments.
final class Survivors {
  private Survivors() {}

  static List<String> named(String word) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(process -> process.resolve("cmdline"))
          .map(Survivors::text)
          .filter(command -> command.contains(word))
          .toList();
    }
  }

  /// A process may end while it is looked at.
  private static String text(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}

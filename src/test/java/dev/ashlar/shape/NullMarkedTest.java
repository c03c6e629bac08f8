package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every package says that it is null-marked, and what it is.
class NullMarkedTest {
  private static final Path MAIN = Path.of("src/main/java/dev/ashlar");

  @Test
  void everyPackageIsNullMarked() throws IOException {
    assertThat(unmarked(MAIN)).isEmpty();
  }

  @Test
  void aPackageWithoutTheMarkIsFound(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("plan"));
    Files.writeString(root.resolve("plan/Plan.java"), "package dev.ashlar.plan;\n");
    assertThat(unmarked(root)).containsExactly(root.resolve("plan"));
  }

  private static List<Path> unmarked(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(folder -> !marked(folder.resolve("package-info.java")))
          .sorted()
          .toList();
    }
  }

  private static boolean marked(Path info) {
    try {
      return Files.exists(info) && Files.readString(info).contains("@NullMarked\npackage ");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package dev.ashlar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.shape.Sources.Method;
import dev.ashlar.shape.Sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The style guide as a test. What is already too long is listed in the ratchet file, which may
/// only get shorter.
@TestInstance(Lifecycle.PER_CLASS)
class TidyTest {
  private static final Path RATCHET = Path.of("src/test/resources/shape/ratchet.txt");

  private List<Source> sources = List.of();

  @BeforeAll
  void readSources() throws IOException {
    sources = Sources.below(Path.of("src/main/java"), Path.of("src/test/java"));
  }

  @Test
  void everySourceIsTidy() {
    assertThat(sources).hasSizeGreaterThan(20);
    assertThat(Tidy.breaches(sources)).isEmpty();
  }

  @Test
  void filesAndMethodsStayShort() throws IOException {
    assertThat(Tidy.ratchet(tolerated(), Tidy.oversizes(sources)))
        .as("files up to %s lines, methods up to %s", Tidy.FILE_LINES_MAX, Tidy.METHOD_LINES_MAX)
        .isEmpty();
  }

  /// Short as a habit, not only at the limit: the middle of product code.
  @Test
  void mostMethodsAreAGlanceLong() {
    List<Integer> lengths =
        sources.stream()
            .filter(Source::isMain)
            .flatMap(source -> source.methods().stream())
            .map(Method::lines)
            .sorted()
            .toList();

    assertThat(lengths.get(lengths.size() / 2)).as("median").isLessThanOrEqualTo(8);
    assertThat(lengths.get(lengths.size() * 9 / 10)).as("90th percentile").isLessThanOrEqualTo(25);
  }

  @Test
  void whatIsBannedIsFound(@TempDir Path root) throws IOException {
    Path planted = root.resolve("src/main/java/dev/ashlar/plan/PlanHelper.java");
    Files.createDirectories(planted.getParent());
    Files.writeString(
        planted,
        """
        class PlanHelper {
          static int count;
          void print() { System.%s.println(); } // %s later
          String wide = "%s";
        }
        """
            .formatted("out", "TO" + "DO", "x".repeat(Tidy.LINE_CHARS_MAX)));

    String line = ":3: void print() { System.%s.println(); } // %s later — instead: ";
    assertThat(Tidy.breaches(Sources.below(root)))
        .map(breach -> breach.replaceFirst("^.*PlanHelper.java", ""))
        .containsExactly(
            line.formatted("out", "TO" + "DO") + "do it, or open an issue",
            line.formatted("out", "TO" + "DO") + "return it; the cli package prints",
            ":4: 129 characters; break it at 110",
            ": PlanHelper names no thing; say what it is",
            ": static count is mutable; give it to a constructor");
  }

  @Test
  void aLongMethodIsFound(@TempDir Path root) throws IOException {
    String body = "    count++;\n".repeat(Tidy.METHOD_LINES_MAX);
    Files.writeString(
        root.resolve("Long.java"), "class Long {\n  void grow() {\n" + body + "  }\n}\n");

    assertThat(Tidy.oversizes(Sources.below(root)))
        .hasSize(1)
        .allSatisfy((what, lines) -> assertThat(what).endsWith("Long.java Long.grow"))
        .containsValue(Tidy.METHOD_LINES_MAX + 2);
  }

  @Test
  void theRatchetOnlyShrinks() {
    Map<String, Integer> tolerated = Map.of("file A", 500, "file B", 500, "file C", 500);

    assertThat(Tidy.ratchet(tolerated, Map.of("file A", 501)))
        .contains(
            "file A grew to 501 lines; it was tolerated at 500",
            "file B is short now: remove its ratchet line");
    assertThat(Tidy.ratchet(Map.of("file A", 500), Map.of("file A", 499)))
        .containsExactly("file A shrank to 499 lines: lower its ratchet line");
    assertThat(Tidy.ratchet(Map.of(), Map.of("file A", 401)))
        .containsExactly("file A has 401 lines: split it");
  }

  private static Map<String, Integer> tolerated() throws IOException {
    Map<String, Integer> tolerated = new TreeMap<>();
    for (String line : Files.readAllLines(RATCHET)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int blank = line.lastIndexOf(' ');
        tolerated.put(line.substring(0, blank), Integer.valueOf(line.substring(blank + 1)));
      }
    }
    return tolerated;
  }
}

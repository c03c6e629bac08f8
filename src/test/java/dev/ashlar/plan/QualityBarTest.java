package dev.ashlar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/quality-bar.md` leads from every demand to what holds it, and from every rule to a demand.
class QualityBarTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void everyRuleServesADemandAndEveryRuleThatIsNamedExists() throws IOException {
    Set<String> named =
        rows().stream().flatMap(row -> words(row.get(1)).stream()).collect(Collectors.toSet());

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(Rule.all().stream().map(Rule::id).toList());
  }

  @Test
  void everyDemandIsHeldBySomethingThatExists() throws IOException {
    Set<String> tests = tests();

    assertThat(rows())
        .hasSizeGreaterThan(30)
        .allSatisfy(row -> {
          assertThat(tests).containsAll(words(row.get(2)));
          assertThat(words(row.get(1)).size() + words(row.get(2)).size())
              .as("%s", row)
              .isPositive();
        });
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("docs/quality-bar.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> List.of(line.substring(1).split("\\|")))
        .toList();
  }

  private static List<String> words(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

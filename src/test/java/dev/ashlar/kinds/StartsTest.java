package dev.ashlar.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.kinds.Starts.Tongue;
import dev.ashlar.plan.Plan;
import dev.ashlar.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind in every language is an admissible plan, as far as can be seen without running it.
class StartsTest {
  /// A kind in a language.
  record Start(String kind, String language) {
    SortedMap<String, byte[]> files() {
      return Starts.files(kind, language).orElseThrow();
    }

    @Override
    public String toString() {
      return kind + " in " + language;
    }
  }

  static Stream<Start> all() {
    return Starts.kinds().stream()
        .flatMap(kind -> Starts.languages().stream().map(tongue -> new Start(kind, tongue.name())));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noRuleHasAnythingToSay(Start start) {
    assertThat(PlanReader.read(PlanFiles.of(start.files())).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameStartIsMadeEveryTime(Start start) {
    assertThat(start.files()).usingRecursiveComparison().isEqualTo(start.files());
  }

  @ParameterizedTest
  @MethodSource("all")
  void itHasTheSizeOfAStart(Start start) {
    Plan plan = plan(start);

    assertThat(plan.modules()).hasSizeBetween(4, 6);
    assertThat(plan.tiers()).isNotEmpty();
    assertThat(plan.artifact().kind()).isEqualTo(start.kind());
    assertThat(plan.artifact().references()).isNotEmpty();
  }

  /// The tests of a requirement's own module cover it, so that nobody is judged by a neighbour's.
  @ParameterizedTest
  @MethodSource("all")
  void everyRequirementIsCoveredByItsOwnModule(Start start) {
    for (var module : plan(start).modules()) {
      String cases = text(start, "tests/" + module.name() + "/cases.jsonl");
      assertThat(module.requirements())
          .as("%s of %s", module.name(), start)
          .allSatisfy(id -> assertThat(cases).contains('"' + id + '"'));
    }
  }

  /// Texts that were filled in are whole, and no file of one language strays into another's start.
  @ParameterizedTest
  @MethodSource("all")
  void nothingIsLeftOpenInAText(Start start) {
    start
        .files()
        .keySet()
        .forEach(path -> {
          assertThat(path.endsWith(".jsonl") || !text(start, path).contains("{{"))
              .as(path)
              .isTrue();
          assertThat(text(start, path).endsWith("\n")).as(path).isTrue();
          assertThat(path).doesNotContain(".txt");
        });
  }

  @Test
  void kindsDoNotShareTheirCases() {
    List<String> ids = new ArrayList<>();
    for (String kind : Starts.kinds()) {
      var inputs = new TreeSet<String>();
      new Start(kind, "python")
          .files()
          .forEach((path, bytes) -> {
            if (path.endsWith(".jsonl")) {
              new String(bytes, StandardCharsets.UTF_8)
                  .lines()
                  .forEach(line -> inputs.add(line.replaceFirst(".*?\"input\"", "")));
            }
          });
      ids.addAll(inputs);
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  /// What a person and an agent read first.
  @Test
  void aStartReadsWell() throws Exception {
    Start start = new Start("interpreter", "java");
    Golden.check("kinds/ashlar.yaml", text(start, "ashlar.yaml"));
    Golden.check("kinds/README.md", text(start, "README.md"));
    Golden.check("kinds/parser.md", text(start, "contracts/parser.md"));
    for (Tongue tongue : Starts.languages()) {
      Start same = new Start("interpreter", tongue.name());
      String drivers = "tests/end-to-end/support/drivers/";
      String main =
          same.files().keySet().stream()
              .filter(path -> path.startsWith(drivers) && path.matches(".*[Mm]ain\\..*"))
              .findFirst()
              .orElseThrow();
      Golden.check("kinds/end-to-end." + tongue.name() + ".txt", text(same, main));
    }
  }

  private static Plan plan(Start start) {
    Reading reading = PlanReader.read(PlanFiles.of(start.files()));
    assertThat(reading).isInstanceOf(Reading.Admissible.class);
    return ((Reading.Admissible) reading).plan();
  }

  private static String text(Start start, String path) {
    return new String(start.files().get(path), StandardCharsets.UTF_8);
  }
}

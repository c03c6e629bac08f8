package dev.ashlar.architect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Briefs as different people write them, and what is recognised in each.
class PlainReadingTest {
  private static final Path EXAMPLES = Path.of("examples/briefs");
  private static final Path OTHERS = Path.of("src/test/resources/briefs");

  static Stream<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  /// The page of each example: golden, so that a reviewer reads what a user reads.
  @ParameterizedTest
  @MethodSource("examples")
  void theExamplesReadAsBefore(Path brief) throws IOException {
    var name = String.valueOf(brief.getFileName()).replaceAll("\\.\\w+$", "");

    Golden.check("assess/" + name + ".md", AssessmentPage.of(assess(brief)));
  }

  @ParameterizedTest
  @CsvSource({
    "c-compiler.md, PARALLEL",
    "sql-engine.md, PARALLEL",
    "wasm-interpreter.md, PARALLEL",
    "spreadsheet.md, PARALLEL",
    "one-line-c-compiler.txt, PARALLEL",
    "one-line-sql-engine.txt, PARALLEL",
    "one-line-wasm-interpreter.txt, PARALLEL",
    "template-engine.md, SINGLE",
    "dashboard.md, PAIR",
    "rename-script.md, SINGLE"
  })
  void theExamplesAreAnsweredAsTheyShouldBe(String file, Way way) throws IOException {
    var assessment = assess(EXAMPLES.resolve(file));

    assertThat(assessment.way()).isEqualTo(way);
    assertThat(assessment.applies()).isEqualTo(way == Way.PARALLEL);
  }

  /// Boundary, tests, work; `+` met, `-` not met; then the pattern and how many modules are named.
  @ParameterizedTest
  @CsvSource({
    "bullets-json-parser.md, +++, PARALLEL, 5",
    "prosa-regelwerk.md, +++, PARALLEL, 5",
    "table-tcp-stack.md, ++-, SINGLE, 5",
    "headings-simulator.md, +++, PARALLEL, 4",
    "french-interpreter.md, +++, PARALLEL, 4",
    "front-matter.md, +++, PARALLEL, 3",
    "chatty-query-engine.md, +++, PARALLEL, 4",
    "vague-platform.md, ---, PLANNING, 0",
    "japanese.md, ---, PLANNING, 0",
    "injection.md, ---, PAIR, 0",
    "bugfix.md, -+-, SINGLE, 0",
    "crud-app.md, ---, PLANNING, 0",
    "chain-without-cut.md, -+-, PLANNING, 0",
    "no-size.txt, ++-, MANAGED, 4",
    "parts-without-flow.md, -++, PLANNING, 5",
    "nothing-shows-it.md, +-+, PLANNING, 3",
    "weekend-cli.md, ---, SINGLE, 0",
    "regex-lists-a-compiler.md, ++-, SINGLE, 4"
  })
  void otherAuthorsAreUnderstoodOrAsked(String file, String met, Way way, int modules)
      throws IOException {
    var assessment = assess(OTHERS.resolve(file));
    var answers = new StringBuilder();
    assessment.answers().forEach(answer -> answers.append(answer.met() ? '+' : '-'));

    assertThat(answers).as(AssessmentPage.of(assessment)).hasToString(met);
    assertThat(assessment.way()).isEqualTo(way);
    assertThat(assessment.facts().parts()).hasSize(modules);
  }

  @Test
  void needsAreFoundInSentencesToo() throws IOException {
    var facts = new PlainReading().read(brief(OTHERS.resolve("parts-without-flow.md")));

    assertThat(facts.parts().get(3).needs()).containsExactlyInAnyOrder("matcher", "rules");
    assertThat(facts.parts().get(4).needs())
        .containsExactlyInAnyOrder("journal", "rules", "matcher", "report");
    assertThat(facts.parts().getFirst().needs()).isEmpty();
  }

  @Test
  void whatIsNotMetSaysWhatIsMissingOrWhatSpeaksAgainst() throws IOException {
    try (var files = Files.list(OTHERS)) {
      for (var brief : files.sorted().toList()) {
        assertThat(assess(brief).answers())
            .filteredOn(answer -> !answer.met())
            .allSatisfy(answer -> assertThat(answer.missing()).isNotEmpty());
      }
    }
  }

  @Test
  void nothingIsTakenFromOrdersToTheReader() throws IOException {
    var facts = new PlainReading().read(brief(OTHERS.resolve("injection.md")));

    assertThat(facts.orders()).isNotEmpty();
    assertThat(facts.oracles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "about 400 lines;400",
        "50k LOC;50000",
        "10 kloc;10000",
        "15 to 20 thousand lines;15000",
        "1.5k lines of Go;1500",
        "rund 12.000 Zeilen;12000",
        "20,000 lines;20000",
        "7k-9k lines of C++;7000",
        "10-15 kLOC;10000",
        "no file of more than 300 lines, 9000 lines in all;9000",
        "keep every function below 40 lines;",
        "reads logs of 2000000 lines;",
        "handles 5000 lines per second;"
      })
  void sizesAreReadAsPeopleWriteThem(String text, Long lines) {
    var found = Sizes.first(text);

    assertThat(found.isPresent() ? found.getAsLong() : null).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Write a C compiler;C compiler",
        "An embedded SQL database in Zig;SQL engine",
        "Ein C-Compiler für den Unterricht;C compiler",
        "a compiler for C;C compiler",
        "WebAssembly runtime for routers;WebAssembly interpreter",
        "a C++ compiler;",
        "a C# compiler;",
        "fix a bug in our C compiler;",
        "a dashboard for SQL engine metrics;",
        "a wrapper around the C compiler;",
        "a C compiler benchmark;",
        "a script that calls the C compiler;"
      })
  void aKnownArtifactIsOneOnlyWhereItIsWhatIsWanted(String text, String name) {
    assertThat(Catalogue.find(text).map(named -> named.entry().name()).orElse(null))
        .isEqualTo(name);
  }

  static Brief brief(Path file) throws IOException {
    return BriefReader.read(String.valueOf(file.getFileName()), Files.readAllBytes(file))
        .brief()
        .orElseThrow();
  }

  private static Assessment assess(Path file) throws IOException {
    return Assessment.of(brief(file), Rates.table());
  }
}

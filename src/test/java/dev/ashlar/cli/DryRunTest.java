package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.ArithmeticExample;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Stories;
import dev.ashlar.testkit.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run would cost at worst, told before it; isolation is given up so that it needs nothing.
class DryRunTest {
  private static final String SEATS = "generator: {agent: attached, lease: 60s}";

  @TempDir private Path directory = Path.of("");

  /// Without isolation there is no `/work`, and what a driver's file names is not translated.
  @BeforeEach
  void layAPlanThatNamesNoPlaces() throws IOException {
    ArithmeticExample.copyTo(directory);
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(path -> path.toString().endsWith(".sh")).toList()) {
        var text = Files.readString(file);
        Files.writeString(file, text.replace("/work/", "$(dirname \"$0\")/../"));
      }
    }
  }

  @Test
  void itStatesTheWorstCaseAndWritesNothing() throws Exception {
    var before = files();
    var told = dry(new Cli(directory));

    assertThat(told.exit()).isZero();
    assertThat(told.out())
        .containsPattern("run +60 +no ceiling +no ceiling +1 h 00 min")
        .containsPattern("role generator +12 ")
        .containsPattern("role evaluator +36 ")
        .containsPattern("module inc +6 .* 20 min 00 s +2 attempts of 3 turns")
        .containsPattern("evaluator +all modules +attached +first +not counted here")
        .contains("isolation: none", "Nothing was started, and nothing was written.");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void itRefusesAsTheRunWouldAfterSayingWhy() throws Exception {
    edit(SEATS, "generator: {agent: openai, model: mystery-1, lease: 60s}");
    edit("turns: 60}", "turns: 60, usd: 4}");
    var path = System.getenv("PATH");
    var cli =
        new Cli(directory)
            .before(Map.of("OPENAI_API_KEY", "sk-12345678", "NO_COLOR", "1", "PATH", path));
    var told = dry(cli);

    assertThat(told.exit()).isEqualTo(3);
    assertThat(told.out())
        .containsPattern("generator +all modules +openai with mystery-1 +first +unknown +no: ");
    assertThat(told.err())
        .contains("the plan bounds money, and nobody said what `mystery-1` costs", "--prices");
    assertThat(cli.call("run", "--sandbox", "none").exit()).isEqualTo(3);

    var prices = directory.resolve("prices.json");
    Files.writeString(prices, "{\"mystery-*\": {\"input\": 1, \"output\": 2}}");
    var priced = dry(cli, "--prices", "prices.json");
    assertThat(priced.exit()).as(priced.text()).isZero();
    assertThat(priced.out()).contains("known", "under those of PLAN/prices.json");
    Files.writeString(prices, "{\"mystery-*\": {\"input\": 1}}");
    assertThat(dry(cli, "--prices", "prices.json").err())
        .contains("PLAN/prices.json: price of mystery-*: output is missing");
  }

  @Test
  void aRunThatWouldGoOnSaysWhatItCostSoFar() throws Exception {
    var cli = new Cli(directory);
    var story = new Story(Plans.calculator()).issue().minutes(1).submits("lexer", 30_000).issue();
    var run = cli.records(story.events());
    var told = dry(cli, "--run", String.valueOf(run.root().getFileName()));

    assertThat(told.out())
        .contains("run 2026-11-23-090000 would go on", "so far: spent 30,000 tokens, 0.12 USD");
    assertThat(cli.call("status").out()).contains("30,000 tokens");
  }

  @Test
  void aRunThatHasEndedOwesNothing() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());

    var told = dry(cli, "--run", "2026-11-23-090000");
    assertThat(told.exit()).isZero();
    assertThat(told.out()).contains("has ended: nothing more is owed").doesNotContain("AT MOST");
  }

  private Cli.Outcome dry(Cli cli, String... more) {
    var words = new java.util.ArrayList<>(List.of("run", "--dry-run", "--sandbox", "none"));
    words.addAll(List.of(more));
    return cli.call(words.toArray(String[]::new));
  }

  private void edit(String from, String to) throws IOException {
    var yaml = directory.resolve("ashlar.yaml");
    var text = Files.readString(yaml);
    assertThat(text).contains(from);
    Files.writeString(yaml, text.replace(from, to));
  }

  private List<String> files() throws IOException {
    try (var files = Files.walk(directory)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}

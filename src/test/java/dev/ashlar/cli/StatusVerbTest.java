package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.report.StatusReport;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Stories;
import dev.ashlar.testkit.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void oneScreenReadsAsBefore() throws Exception {
    Golden.check(
        "status.txt", screen(Stories.waiting(), Map.of("COLUMNS", "100", "NO_COLOR", "1")));
  }

  /// A run that goes on has worked since its last event; one that has ended has not.
  @Test
  void theTimeOfARunThatGoesOnGoesOn() {
    var going = new Story(Plans.calculator()).issue().claims("lexer", "w", "a").events();
    var ended = Stories.built().events();
    var minutes = Duration.ofMinutes(7);

    assertThat(StatusReport.of(going, going.getLast().at().plus(minutes)).elapsed())
        .isEqualTo(StatusReport.of(going).elapsed().plus(minutes));
    assertThat(StatusReport.of(ended, ended.getLast().at().plus(minutes)).elapsed())
        .isEqualTo(StatusReport.of(ended).elapsed());
  }

  @Test
  void colourIsForTerminalsOnly() {
    assertThat(screen(Stories.built(), Map.of("COLUMNS", "100"))).contains("\033[32mbuilt\033[0m");
    assertThat(screen(Stories.built(), Map.of("COLUMNS", "100", "NO_COLOR", "1")))
        .doesNotContain("\033");
    assertThat(screen(Stories.built(), Map.of("COLUMNS", "100", "TERM", "dumb")))
        .doesNotContain("\033");
  }

  @Test
  void aNarrowTerminalCutsLinesAndAPipeDoesNot() throws Exception {
    var narrow = screen(Stories.waiting(), Map.of("COLUMNS", "60", "NO_COLOR", "1"));
    var cli = new Cli(directory);
    cli.records(Stories.waiting().events());

    assertThat(narrow.lines().filter(line -> line.startsWith("  ") || line.contains("…")))
        .allMatch(line -> line.length() <= 60);
    assertThat(cli.call("status").out()).doesNotContain("…");
  }

  @Test
  void jsonReadsAsBefore() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.waiting().events());

    Golden.check("status.json", cli.call("status", "--json").out());
  }

  @Test
  void controlCharactersOfStrangersAreShownAndNotObeyed() throws Exception {
    var story = new Story(Plans.calculator()).issue().claims("lexer", "w\033[2Jx", "a\007b");
    var cli = new Cli(directory);
    cli.records(story.events());

    assertThat(cli.call("status").out()).contains("w\\u{1b}[2Jx").doesNotContain("\033");
    assertThat(cli.call("status", "--json").out()).contains("w\\u001b[2Jx").doesNotContain("\033");
    assertThat(cli.call("logs").out()).contains("a\\u{7}b").doesNotContain("\033", "\007");
  }

  @Test
  void shownCommandsWorkFromWhereTheCallerStands() throws Exception {
    var plan = java.nio.file.Files.createDirectories(directory.resolve("plan"));
    new Cli(plan).records(Stories.waiting().events());

    assertThat(new Cli(directory).call("-C", "plan", "status").out())
        .contains("$ ashlar -C PLAN/plan answer q1 overrule", "no process runs it");
  }

  private static String screen(Story story, Map<String, String> environment) {
    var out = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            true,
            environment);
    StatusText.print(StatusReport.of(story.events()), story.now(), true, "ashlar", terminal);
    terminal.flush();
    return out.toString(StandardCharsets.UTF_8);
  }
}

package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Stories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LogsVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void everyEventIsOneLineInWords() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());

    Golden.check("logs.txt", cli.call("logs").out());
  }

  @Test
  void oneModulesEventsAlone() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());

    assertThat(cli.call("logs", "--module", "frontend").out().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains(" frontend "));
    assertThat(cli.call("logs", "--module", "lexxer").err()).contains("Did you mean `lexer`?");
  }

  @Test
  void fullShowsEveryFindingBelowItsEvent() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());

    assertThat(cli.call("logs", "--full", "--module", "parser").out())
        .contains("(and 1 more)\n        parse-004: expected", "\n        parse-007: <b>not</b>");
  }

  @Test
  void everyLineOfJsonIsAnObject() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());
    var json = JsonMapper.builder().build();

    assertThat(cli.call("logs", "--json").out().lines())
        .hasSize(Stories.built().events().size())
        .allSatisfy(line -> {
          var object = json.readTree(line);
          assertThat(object.get("words").asString()).isNotEmpty();
          assertThat(object.get("event").get("type").asString()).isNotEmpty();
        });
  }

  @Test
  void followingShowsWhatComesAndEndsWithTheRun() throws Exception {
    var events = Stories.built().events();
    var cli = new Cli(directory);
    var run = cli.records(events.subList(0, 10));
    var out = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            false,
            Map.of());
    var shell = new Shell(terminal, Map.of(), directory);

    var exit = CompletableFuture.supplyAsync(() -> Main.run(shell, "logs", "--follow"));
    await().until(() -> lines(out) == 10);
    cli.appends(run, events.subList(10, 20));
    await().until(() -> lines(out) == 20);
    cli.appends(run, events.subList(20, events.size()));

    assertThat(exit.get()).isZero();
    assertThat(lines(out)).isEqualTo(events.size());
  }

  private static long lines(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).lines().count();
  }
}

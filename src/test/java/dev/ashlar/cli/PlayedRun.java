package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.harness.Arithmetic;
import dev.ashlar.harness.Questions;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.testkit.InstalledClients;
import dev.ashlar.workspace.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// A whole run of the arithmetic example, from `ashlar run` to `ashlar verify`: the agents, their
/// sandboxes and the gateway are real, only the model is played.
final class PlayedRun {
  private static final String KEY = "sk-canary-0123456789abcdef";
  private static final int EXIT_REFUSED = 3;
  private static final int TAIL_CHARS = 2_000;

  private final Path directory;
  private final Path home;

  /// @param home two empty directories, the second of which is the user's
  PlayedRun(Path directory, Path home) throws Exception {
    this.directory = directory;
    this.home = home;
    Arithmetic.layOut(directory);
  }

  /// Puts an installed client on the path.
  PlayedRun with(String program) throws Exception {
    var link = Files.createDirectories(home.resolve("bin")).resolve(program);
    Files.createSymbolicLink(link, InstalledClients.of(program));
    return this;
  }

  /// Builds with this agent in both seats.
  void builds(String agent, String model, ScriptedUpstream upstream) throws Exception {
    var yaml = directory.resolve("ashlar.yaml");
    var seat = "{agent: %s, model: %s, lease: 60s}".formatted(agent, model);
    Files.writeString(
        yaml,
        Files.readString(yaml).replaceAll("(generator|evaluator): \\{agent.*}", "$1: " + seat));
    var ashlar = new Cli(directory).with(environment(upstream));
    var run = ashlar.call("run");
    Assumptions.assumeFalse(
        run.exit() == EXIT_REFUSED && run.err().contains("sandbox"), run.text());
    if (run.exit() != 0) {
      fail(run.text() + transcripts());
    }
    assertThat(run.out()).contains("Built: ");
    assertThat(ashlar.call("verify").exit()).isZero();
    var ledger = Questions.state(directory()).ledger().run();
    assertThat(ledger.spent().tokens()).isPositive();
    // What a client asks beside its work, such as a title, may be cut when its turn ends: then that
    // turn's cost is unknown, and held.
    assertThat(ledger.unknownTurns()).isLessThan(ledger.turns());
    var bodies = upstream.heard().stream().map(ScriptedUpstream.Heard::body);
    assertThat(bodies.anyMatch(body -> body.contains("the interface is that one function")))
        .as("generators read their contract, which no brief holds")
        .isTrue();
    assertThat(lineages()).as("who played").hasSize(4).containsOnly(agent + " " + model);
  }

  /// Has this agent read a brief that no rule understands.
  void reads(String agent, String model, ScriptedUpstream upstream) throws Exception {
    Files.writeString(directory.resolve("kv.md"), AssessReaderTest.JAPANESE);
    var ashlar = new Cli(directory).with(environment(upstream));
    var read = ashlar.call("assess", "kv.md", "--agent", agent, "--model", model);
    Assumptions.assumeFalse(
        read.exit() == EXIT_REFUSED && read.err().contains("sandbox"), read.text());
    assertThat(read.exit()).as(read.text()).isZero();
    assertThat(read.out()).contains("read by " + agent + " with " + model);
    assertThat(read.err()).contains("the reader (");
    assertThat(Files.readString(turn())).contains("\"accepted\": true").doesNotContain(KEY);
    assertThat(Files.readString(turn())).containsPattern("\"tokens\": [1-9]");
  }

  private Path turn() {
    return directory.resolve(".ashlar/readings/kv/turns/001-generate-facts-v1-a1-t1/turn.json");
  }

  private List<String> lineages() throws Exception {
    return Questions.events(directory()).stream()
        .filter(Event.OrderClaimed.class::isInstance)
        .map(event -> ((Event.OrderClaimed) event).agent())
        .toList();
  }

  private RunDirectory directory() throws Exception {
    return RunDirectory.of(directory, Files.readString(RunDirectory.current(directory)).strip());
  }

  /// What the clients said last, for whoever mends a test.
  private String transcripts() {
    var text = new StringBuilder();
    try (var files = Files.list(directory().transcripts())) {
      for (var file : files.toList()) {
        if (!file.endsWith("gateway.jsonl")) {
          var all = Files.readString(file);
          text.append(file.getFileName()).append('\n');
          text.append(all, Math.max(0, all.length() - TAIL_CHARS), all.length()).append('\n');
        }
      }
    } catch (Exception e) {
      text.append(e);
    }
    return text.toString();
  }

  private Map<String, String> environment(ScriptedUpstream upstream) {
    var address = upstream.address().toString();
    return Map.of(
        "PATH", home.resolve("bin") + ":" + System.getenv("PATH"),
        "HOME", home.toString(),
        "ANTHROPIC_API_KEY", KEY,
        "ANTHROPIC_BASE_URL", address,
        "OPENAI_API_KEY", KEY,
        "OPENAI_BASE_URL", address,
        "GEMINI_API_KEY", KEY,
        "GOOGLE_GEMINI_BASE_URL", address);
  }
}

package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gateway.Dialect;
import dev.ashlar.gateway.GatewaySettings;
import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.gateway.Secret;
import dev.ashlar.gateway.Upstream;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.testkit.InstalledClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What others wrote neither runs in a real client nor instructs it: hooks, servers, plugins,
/// settings, instructions, skills and commands of every client, at the root and beside the code,
/// are not started and not sent to the model. Each is a mere file, which an agent may read.
class PlantedTest {
  private static final Path PLANTS = Path.of("src/test/resources/dev/ashlar/agent/planted.txt");
  private static final String BAIT = "PLANTED";
  private static final String GIVEN_BAIT = "GIVEN-BAIT";
  private static final String VERDICT =
      """
      {"verdict": "PASS", "findings": [{"where": "a", "what": "b"}]}\
      """;

  @TempDir private Path directory;

  /// Its first column is the preset; then how its client reads a file.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          claude-code  | Read         | {"file_path": "FILE"}
          claude-acp   | Read         | {"file_path": "FILE"}
          codex        | exec_command | {"cmd": "cat FILE"}
          codex-acp    | exec_command | {"cmd": "cat FILE"}
          opencode     | read         | {"filePath": "FILE"}
          opencode-acp | read         | {"filePath": "FILE"}
          gemini       | read_file    | {"file_path": "FILE"}
          gemini-acp   | read_file    | {"file_path": "FILE"}
          """)
  void nothingPlantedRunsOrInstructs(String name, String tool, String input) throws Exception {
    var preset = Presets.shipped().find(name).orElseThrow();
    var found = asked(preset, tool, input);
    assertThat(found.replies()).noneMatch(reply -> reply.startsWith("Failed"));
    assertThat(found.read()).as("the judge read the code").isTrue();
    assertThat(found.ran()).as("what was planted and ran").isEmpty();
    assertThat(found.sent()).as("what was planted and reached the model").isEmpty();
  }

  /// Lets nobody believe a bait that no fish takes.
  @Test
  void aClientWithoutItsGuardsTakesTheBait() throws Exception {
    var guarded = Presets.shipped().find("claude-code").orElseThrow();
    var guards = Set.of(List.of("--setting-sources="), List.of("--strict-mcp-config"));
    var open =
        new Preset(
            guarded.name(),
            guarded.title(),
            guarded.program(),
            guarded.dialect(),
            guarded.door(),
            guarded.events(),
            guarded.promptBy(),
            guarded.judges(),
            guarded.session(),
            guarded.tools(),
            guarded.mounts(),
            guarded.variables(),
            guarded.home(),
            guarded.arguments().stream().filter(words -> !guards.contains(words)).toList(),
            guarded.roleArguments(),
            guarded.enforces());
    var found = asked(open, "Read", "{\"file_path\": \"FILE\"}");
    assertThat(found.ran()).contains("ran-key-helper");
  }

  /// What a client did as a generator, and as an evaluator of the same files.
  private record Findings(
      List<String> replies, boolean read, List<String> ran, List<String> sent) {}

  private Findings asked(Preset preset, String tool, String input) throws Exception {
    var work = Files.createDirectories(directory.resolve("work"));
    plant(work, BAIT);
    var given = Files.createDirectories(directory.resolve("given"));
    plant(given.resolve("tree"), GIVEN_BAIT);
    var room = Files.createDirectories(directory.resolve("room"));
    plant(room.resolve("submission"), BAIT);
    try (var model = ScriptedUpstream.open(script(tool, input, given, room));
        var metering = metering(model)) {
      var agent = agent(preset, metering);
      var replies = List.of(agent.ask(generating(work, given)), agent.ask(judging(room)));
      var judged = model.heard().stream().filter(one -> one.body().contains("judge-this-now"));
      return new Findings(
          replies.stream().map(Object::toString).toList(),
          judged.anyMatch(one -> one.body().contains("the code itself")),
          ran(work),
          sent(model.heard()));
    }
  }

  private static ModelScript script(String tool, String input, Path given, Path room) {
    var call = "{\"turn\": 0, \"when\": \"%s\", \"tools\": [{\"name\": \"%s\", \"input\": %s}]}\n";
    var first = input.replace("FILE", given.resolve("tree/src/m/m.sh").toString());
    var second = input.replace("FILE", room.resolve("submission/src/m/m.sh").toString());
    return ModelScript.parse(
        call.formatted("build-this-now", tool, first)
            + call.formatted("judge-this-now", tool, second)
            + "{\"when\": \"build-this-now\", \"reply\": \"Built it.\"}\n"
            + "{\"when\": \"judge-this-now\", \"reply\": %s}\n"
                .formatted(
                    tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(VERDICT))
            + "{\"reply\": \"a title\"}\n");
  }

  /// Lays every plant at the root and beside the code.
  private static void plant(Path root, String bait) throws Exception {
    for (var place : List.of(root, Files.createDirectories(root.resolve("src/m")))) {
      for (var plant : Files.readString(PLANTS).split("(?m)^=== ")) {
        if (!plant.isBlank()) {
          var lines = plant.split("\n", 2);
          var file = place.resolve(lines[0]);
          Files.createDirectories(file.getParent());
          Files.writeString(file, lines[1].replace("ROOT", root.toString()).replace(BAIT, bait));
        }
      }
    }
    Files.writeString(root.resolve("src/m/m.sh"), "echo the code itself\n");
  }

  private static List<String> ran(Path work) throws Exception {
    try (var files = Files.list(work)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("ran-"))
          .toList();
    }
  }

  /// Every bait that a model was sent, but for what a generator finds in its workspace: that is its
  /// own.
  private static List<String> sent(List<ScriptedUpstream.Heard> heard) {
    return heard.stream()
        .map(ScriptedUpstream.Heard::body)
        .flatMap(body -> {
          var bait = body.contains("judge-this-now") ? BAIT : GIVEN_BAIT;
          return Arrays.stream(body.split("(?=" + bait + ")")).skip(1);
        })
        .map(text -> text.substring(0, Math.min(60, text.length())))
        .distinct()
        .toList();
  }

  private Metering metering(ScriptedUpstream model) throws Exception {
    Map<Dialect, Upstream> providers =
        Arrays.stream(Dialect.values())
            .collect(
                Collectors.toMap(
                    dialect -> dialect,
                    dialect -> Upstream.of(dialect, model.address(), new Secret("sk-real-01234"))));
    return Metering.open(
        GatewaySettings.of(providers).withSocket(directory.resolve("model")), _ -> {});
  }

  private CommandAgent agent(Preset preset, Metering metering) throws Exception {
    var bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve(preset.program()), InstalledClients.of(preset.program()));
    var environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    var found = (Program.Found.Here) Program.find(preset, environment);
    return new CommandAgent(
        preset,
        found.program(),
        Optional.of(preset.name().startsWith("gemini") ? "gemini-2.5-pro" : "claude-sonnet-4-5"),
        new CommandAgent.Surroundings(
            new Box(sandbox(), List.of()),
            metering,
            _ -> DeskAnswer.of(1, "1 of 2 red"),
            (_, _, _) -> Optional.empty(),
            directory.resolve("transcripts"),
            InstantSource.system()));
  }

  private static Sandbox sandbox() throws Exception {
    return switch (new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED)) {
      case Sandboxes.Ready ready -> ready.sandbox();
      case Sandboxes.Refused refused -> Assumptions.abort("no sandbox: " + refused.obstacles());
    };
  }

  private static Assignment generating(Path work, Path given) {
    return assignment(
        "generate m v1 a1 t1",
        Role.GENERATOR,
        "build-this-now",
        new Assignment.Reach(work, Optional.of(given), List.of("**")));
  }

  private static Assignment judging(Path room) {
    return assignment(
        "evaluate m v1 a1 t1",
        Role.EVALUATOR,
        "judge-this-now",
        new Assignment.Reach(room, Optional.empty(), List.of("**")));
  }

  private static Assignment assignment(
      String key, Role role, String brief, Assignment.Reach reach) {
    return new Assignment(
        OrderKey.parse(key),
        role,
        brief + "\n\n{answering}\n",
        reach,
        Amount.NONE,
        Duration.ofMinutes(3),
        Duration.ofMinutes(3),
        Optional.empty(),
        Set.of());
  }
}

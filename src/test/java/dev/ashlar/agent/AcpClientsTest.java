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
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.testkit.InstalledClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Agents of other makers over ACP, each in its sandbox before the real gateway: they write with
/// their own tools, ask for permissions, and say a summary. Only the model is played.
class AcpClientsTest {
  private static final String VERDICT =
      "{\\\"verdict\\\": \\\"PASS\\\", \\\"findings\\\": [{\\\"where\\\": \\\"a\\\", \\\"what\\\":"
          + " \\\"b\\\"}]}";

  @TempDir private Path directory;

  @Test
  void claudeCode() throws Exception {
    worksOverAcp(
        "claude-acp",
        InstalledClients.program("claude-acp", ".bin/claude-agent-acp"),
        "Write",
        "file_path");
  }

  @Test
  void openCode() throws Exception {
    worksOverAcp(
        "opencode-acp",
        InstalledClients.program(
            "opencode", "opencode-linux-x64/bin/opencode", "opencode-linux-arm64/bin/opencode"),
        "write",
        "filePath");
  }

  private void worksOverAcp(String preset, Path program, String tool, String parameter)
      throws Exception {
    var work = Files.createDirectories(directory.resolve("work"));
    var script =
        """
        {"turn": 0, "when": "write-this-now", \
        "tools": [{"name": "%s", "input": {"%s": "%s/made.txt", "content": "made\\n"}}]}
        {"when": "judge-this-now", "reply": "%s"}
        {"when": "write-this-now", "reply": "Made it."}
        {"reply": "a title"}
        """
            .formatted(tool, parameter, work, VERDICT);
    try (var model = ScriptedUpstream.open(ModelScript.parse(script));
        var metering = metering(model)) {
      var agent = agent(preset, program, metering);

      var written =
          agent.ask(assignment(work, Role.GENERATOR, "generate m v1 a1 t1", "write-this-now"));
      assertThat(written).as(transcripts()).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(((AgentReply.HandedIn) written).summary()).isEqualTo("Made it.");
      assertThat(work.resolve("made.txt")).hasContent("made");
      assertThat(written.usage().tokens().orElse(0)).as("%s", written.usage()).isPositive();

      var judged =
          agent.ask(assignment(work, Role.EVALUATOR, "evaluate m v1 a1 t1", "judge-this-now"));
      assertThat(judged).as(transcripts()).isInstanceOf(AgentReply.Judges.class);
    }
  }

  private String transcripts() throws Exception {
    var text = new StringBuilder();
    try (var files = Files.list(directory.resolve("transcripts"))) {
      for (var file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private Metering metering(ScriptedUpstream model) throws Exception {
    var provider =
        Upstream.of(Dialect.ANTHROPIC_MESSAGES, model.address(), new Secret("sk-real-0123456789"));
    return Metering.open(
        GatewaySettings.of(Map.of(Dialect.ANTHROPIC_MESSAGES, provider))
            .withSocket(directory.resolve("model")),
        _ -> {});
  }

  private CommandAgent agent(String name, Path program, Metering metering) throws Exception {
    var sandbox =
        switch (new Sandboxes(System.getenv()).choose(Sandboxes.Policy.REQUIRED)) {
          case Sandboxes.Ready ready -> ready.sandbox();
          case Sandboxes.Refused refused ->
              org.junit.jupiter.api.Assumptions.<dev.ashlar.sandbox.Sandbox>abort(
                  "no sandbox: " + refused.obstacles());
        };
    var preset = Presets.shipped().find(name).orElseThrow();
    var bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve(preset.program()), program);
    var environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    var found = (Program.Found.Here) Program.find(preset, environment);
    return new CommandAgent(
        preset,
        found.program(),
        Optional.of("claude-sonnet-4-5"),
        new CommandAgent.Surroundings(
            new Box(sandbox, List.of()),
            metering,
            _ -> DeskAnswer.of(1, "1 of 2 red"),
            (_, _, _) -> Optional.empty(),
            directory.resolve("transcripts"),
            InstantSource.system()));
  }

  private static Assignment assignment(Path work, Role role, String key, String brief) {
    return new Assignment(
        OrderKey.parse(key),
        role,
        brief + "\n\n{answering}\n",
        new Assignment.Reach(work, Optional.empty(), List.of("**")),
        Amount.NONE,
        Duration.ofMinutes(2),
        Duration.ofSeconds(60),
        Optional.empty(),
        Set.of());
  }
}

package dev.ashlar.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.harness.Arithmetic;
import dev.ashlar.harness.DeskRun;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.testkit.InstalledClients;
import dev.ashlar.workspace.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The real Claude Code builds the artifact with `ashlar mcp` as its server: as generators it takes
/// orders, writes the files with its own tool, tries the visible cases and hands in; as evaluators
/// it judges. Only the model is played.
class ClaudeCodeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOOLS = "mcp__ashlar__";

  @TempDir private Path directory;

  /// One act: after so many turns, and only if the order is this module's, the model calls a tool.
  private static String act(int turn, String when, String tool, Map<String, ?> input) {
    var call = List.of(Map.of("name", tool, "input", input));
    return JSON.writeValueAsString(Map.of("turn", turn, "when", when, "tools", call)) + "\n";
  }

  private String script(Path workspaces) {
    var lines = new StringBuilder();
    lines.append(act(0, "", TOOLS + "next_order", Map.of()));
    for (var module : List.of("inc", "dbl")) {
      var order = "generate-" + module + "-v1-a1-t1";
      var file =
          workspaces
              .resolve(module + "-v1-a1/work/src/" + module + "/" + module + ".sh")
              .toString();
      var text = module.equals("inc") ? Arithmetic.INC : Arithmetic.DBL;
      lines.append(act(1, order, "Read", Map.of("file_path", file)));
      lines.append(act(2, order, "Write", Map.of("file_path", file, "content", text)));
      lines.append(act(3, order, TOOLS + "check", Map.of("order", order)));
      lines.append(
          act(4, order, TOOLS + "submit", Map.of("order", order, "summary", "All of it.")));
      var judged = "evaluate-" + module + "-v1-a1-t1";
      lines.append(act(1, judged, TOOLS + "submit", verdict(judged)));
    }
    return lines + "{\"reply\": \"It is handed in.\"}\n";
  }

  private static Map<String, ?> verdict(String order) {
    var findings = List.of(Map.of("where", "src", "what", "read all of it"));
    return Map.of("order", order, "verdict", "PASS", "findings", findings);
  }

  private Map<String, ?> server(String role) {
    return Map.of(
        "command",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "args",
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.ashlar.cli.Main",
            "-C",
            directory.toString(),
            "mcp",
            "--role",
            role));
  }

  private ProcessBuilder claude(String role, Path home, ScriptedUpstream model) {
    var command =
        new ProcessBuilder(
                InstalledClients.claude().toString(),
                "-p",
                "--output-format",
                "stream-json",
                "--verbose",
                "--model",
                "claude-sonnet-4-5",
                "--setting-sources=",
                "--strict-mcp-config",
                "--mcp-config",
                JSON.writeValueAsString(Map.of("mcpServers", Map.of("ashlar", server(role)))),
                "--permission-mode",
                "acceptEdits",
                "--tools",
                "Read,Write",
                "--allowedTools",
                "mcp__ashlar__next_order,mcp__ashlar__check,mcp__ashlar__submit")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    var environment = command.environment();
    environment.clear();
    // It would begin without a server that takes long to start.
    environment.putAll(
        Map.of(
            "MCP_CONNECTION_NONBLOCKING", "0",
            "MCP_CONNECT_TIMEOUT_MS", "60000",
            "MCP_TIMEOUT", "60000"));
    environment.putAll(
        Map.of(
            "PATH", System.getenv("PATH"),
            "HOME", home.toString(),
            "CLAUDE_CONFIG_DIR", home.resolve("claude").toString(),
            "TERM", "dumb",
            "LANG", "C.UTF-8",
            "ANTHROPIC_API_KEY", "sk-dummy",
            "ANTHROPIC_BASE_URL", model.address().toString(),
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
            "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS", "1"));
    return command;
  }

  /// Has a conversation of that role; what the client said comes when it has ended.
  private CompletableFuture<String> conversation(String role, Path home, ScriptedUpstream model)
      throws Exception {
    var process = claude(role, Files.createDirectories(home.resolve(role)), model).start();
    try (var in = process.getOutputStream()) {
      in.write("Call next_order and do what it says.".getBytes(StandardCharsets.UTF_8));
    }
    var said = new CompletableFuture<String>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            said.complete(text);
          } catch (Exception | AssertionError e) {
            said.completeExceptionally(e);
          }
        });
    return said;
  }

  @Test
  void claudeCodeGeneratesAndJudgesWithTheTools(@TempDir Path home) throws Exception {
    InstalledClients.claude();
    Arithmetic.layOut(directory);
    var end = new DeskRun(directory).begin();
    var current = Files.readString(RunDirectory.current(directory)).strip();
    var workspaces = RunDirectory.of(directory, current).workspaces();

    try (var model = ScriptedUpstream.open(ModelScript.parse(script(workspaces)))) {
      for (int module = 0; module < 2; module++) {
        var judging = conversation("evaluator", home, model);
        assertThat(conversation("generator", home, model).get())
            .contains("3 of 3 visible checks pass")
            .contains("Verdict PASS")
            .doesNotContain("\"is_error\":true");
        assertThat(judging.get()).doesNotContain("\"is_error\":true");
      }
    }
    assertThat(end.get().control().outcome()).contains(Outcome.BUILT);
  }
}

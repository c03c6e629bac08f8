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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The real Claude Code builds a module with `ashlar mcp` as its server: it takes the order, writes
/// the file with its own tool, tries the visible cases and hands in. Only the model is played.
class ClaudeCodeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOOLS = "mcp__ashlar__";

  @TempDir private Path directory;

  /// One act: after so many turns, and only if the order is this module's, the model calls a tool.
  private static String act(int turn, String when, String tool, Map<String, ?> input) {
    return JSON.writeValueAsString(
        Map.of("turn", turn, "when", when, "tools", List.of(Map.of("name", tool, "input", input))));
  }

  private String script(Path workspaces) {
    var lines = new StringBuilder();
    lines.append(act(0, "", TOOLS + "next_order", Map.of())).append('\n');
    for (var module : List.of("inc", "dbl")) {
      var order = "generate-" + module + "-v1-a1-t1";
      var file =
          workspaces
              .resolve(module + "-v1-a1/work/src/" + module + "/" + module + ".sh")
              .toString();
      var text = module.equals("inc") ? Arithmetic.INC : Arithmetic.DBL;
      lines.append(act(1, order, "Read", Map.of("file_path", file))).append('\n');
      lines.append(act(2, order, "Write", Map.of("file_path", file, "content", text))).append('\n');
      lines.append(act(3, order, TOOLS + "check", Map.of("order", order))).append('\n');
      lines
          .append(act(4, order, TOOLS + "submit", Map.of("order", order, "summary", "All of it.")))
          .append('\n');
    }
    return lines + "{\"reply\": \"It is handed in.\"}\n";
  }

  private Map<String, ?> server() {
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
            "generator",
            "--wait",
            "3"));
  }

  private ProcessBuilder claude(Path program, Path home, ScriptedUpstream model) {
    var command =
        new ProcessBuilder(
                program.toString(),
                "-p",
                "--output-format",
                "stream-json",
                "--verbose",
                "--model",
                "claude-sonnet-4-5",
                "--setting-sources=",
                "--strict-mcp-config",
                "--mcp-config",
                JSON.writeValueAsString(Map.of("mcpServers", Map.of("ashlar", server()))),
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

  @Test
  void claudeCodeWorksWithTheTools(@TempDir Path home) throws Exception {
    var program = InstalledClients.claude();
    Arithmetic.layOut(directory);
    var run = new DeskRun(directory);
    var end = run.begin();
    var current = Files.readString(RunDirectory.current(directory)).strip();
    var workspaces = RunDirectory.of(directory, current).workspaces();

    try (var model = ScriptedUpstream.open(ModelScript.parse(script(workspaces)))) {
      for (int module = 0; module < 2; module++) {
        var process = claude(program, home, model).start();
        try (var in = process.getOutputStream()) {
          in.write("Call next_order and do what it says.".getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
            .contains("3 of 3 visible checks pass")
            .contains("an evaluator reads the submission")
            .doesNotContain("\"is_error\":true");
      }
    }
    for (int module = 0; module < 2; module++) {
      var order = run.call("next", "role", "evaluator", "worker", "reader").fields().get("order");
      var verdict =
          "{\"verdict\": \"PASS\", \"findings\": [{\"where\": \"src\", \"what\": \"read it\"}]}";
      run.call("submit", "order", order, "worker", "reader", "verdict", verdict);
    }
    assertThat(end.get().control().outcome()).contains(Outcome.BUILT);
  }
}

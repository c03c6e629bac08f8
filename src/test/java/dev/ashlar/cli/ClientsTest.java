package dev.ashlar.cli;

import dev.ashlar.cli.PlayedModel.Call;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real agent command lines build the arithmetic example, as generators and as evaluators, each
/// in its sandbox, with their own tools. Those that are not installed are skipped, with the reason.
class ClientsTest {
  private static final String CLAUDE = "claude-sonnet-4-5";
  private static final String CONTRACT = "{given}/CONTRACT.md";
  private static final Map<String, ?> FILE =
      Map.of("file_path", "{found}/src/{module}/{module}.sh");
  private static final Map<String, ?> WRITTEN =
      Map.of("file_path", "{found}/src/{module}/{module}.sh", "content", "{text}");

  @TempDir private Path directory;
  @TempDir private Path home;

  private PlayedRun run() throws Exception {
    return new PlayedRun(directory, home);
  }

  @Test
  void claudeCode() throws Exception {
    var run = run().with("claude");
    try (var model =
        anthropic()
            .judging(
                new Call("Read", Map.of("file_path", "{found}/summary.md")),
                new Call("StructuredOutput", PlayedModel.VERDICT))
            .open()) {
      run.builds("claude-code", CLAUDE, model);
    }
  }

  /// In the seat before a run.
  @Test
  void claudeCodeReadsABrief() throws Exception {
    var run = run().with("claude");
    try (var model =
        new PlayedModel()
            .reading(
                AssessReaderTest.FACTS,
                new Call("Read", Map.of("file_path", "{given}/BRIEF.md")),
                new Call("Write", Map.of("file_path", "{found}/facts.yaml", "content", "{text}")),
                new Call("Bash", Map.of("command", "check", "description", "ask the rules")))
            .open()) {
      run.reads("claude-code", CLAUDE, model);
    }
  }

  @Test
  void claudeCodeOverAcp() throws Exception {
    var run = run().with("claude-agent-acp");
    try (var model = anthropic().judging().open()) {
      run.builds("claude-acp", CLAUDE, model);
    }
  }

  /// Claude Code writes over no file that it has not read.
  private static PlayedModel anthropic() {
    return new PlayedModel()
        .generating(
            new Call("Read", Map.of("file_path", CONTRACT)),
            new Call("Read", FILE),
            new Call("Write", WRITTEN),
            new Call("Bash", Map.of("command", "check", "description", "try the cases")));
  }

  @Test
  void codex() throws Exception {
    var run = run().with("codex");
    try (var model = codexModel().open()) {
      run.builds("codex", "fake-model", model);
    }
  }

  @Test
  void codexOverAcp() throws Exception {
    var run = run().with("codex-acp");
    try (var model = codexModel().open()) {
      run.builds("codex-acp", "fake-model", model);
    }
  }

  /// An unknown model is given the classic tools: a shell.
  private static PlayedModel codexModel() {
    var write = "printf %s {quoted} >src/{module}/{module}.sh";
    return new PlayedModel()
        .generating(
            new Call("exec_command", Map.of("cmd", "cat " + CONTRACT)),
            new Call("exec_command", Map.of("cmd", write)),
            new Call("exec_command", Map.of("cmd", "check")))
        .judging(new Call("exec_command", Map.of("cmd", "cat {found}/summary.md")));
  }

  @Test
  void openCode() throws Exception {
    try (var model = openCodeModel().open()) {
      openCodeRun().builds("opencode", CLAUDE, model);
    }
  }

  @Test
  void openCodeOverAcp() throws Exception {
    try (var model = openCodeModel().open()) {
      openCodeRun().builds("opencode-acp", CLAUDE, model);
    }
  }

  private PlayedRun openCodeRun() throws Exception {
    return run().with("opencode");
  }

  private static PlayedModel openCodeModel() {
    var file = "{found}/src/{module}/{module}.sh";
    return new PlayedModel()
        .generating(
            new Call("read", Map.of("filePath", CONTRACT)),
            new Call("read", Map.of("filePath", file)),
            new Call("write", Map.of("filePath", file, "content", "{text}")),
            new Call("bash", Map.of("command", "check", "description", "try the cases")))
        .judging(new Call("read", Map.of("filePath", "{found}/summary.md")));
  }

  @Test
  void geminiCommandLine() throws Exception {
    var run = run().with("gemini");
    try (var model =
        new PlayedModel()
            .generating(
                new Call("run_shell_command", Map.of("command", "cat " + CONTRACT)),
                new Call("read_file", FILE),
                new Call("write_file", WRITTEN),
                new Call("run_shell_command", Map.of("command", "check")))
            .judging(new Call("read_file", Map.of("file_path", "{found}/summary.md")))
            .open()) {
      run.builds("gemini", "gemini-2.5-pro", model);
    }
  }
}

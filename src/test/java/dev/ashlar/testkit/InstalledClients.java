package dev.ashlar.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The real agent command lines, where `bin/install-clients` put them. A test that needs one that
/// is not there is skipped, and says so.
public final class InstalledClients {
  private InstalledClients() {}

  /// The program of that package, such as `@anthropic-ai/claude-code-linux-x64/claude`.
  public static Path program(String client, String... places) {
    var directory =
        Optional.ofNullable(System.getenv("ASHLAR_CLIENTS")).filter(text -> !text.isBlank());
    if (directory.isEmpty()) {
      return skipped(client + " is not looked for: ASHLAR_CLIENTS names no directory");
    }
    return List.of(places).stream()
        .map(place -> Path.of(directory.get(), "node_modules").resolve(place).toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() ->
            skipped(
                "%s is not in %s: `bin/install-clients %2$s %1$s` installs it"
                    .formatted(client, directory.get())));
  }

  /// Claude Code.
  public static Path claude() {
    return program(
        "claude",
        "@anthropic-ai/claude-code-linux-x64/claude",
        "@anthropic-ai/claude-code-linux-arm64/claude");
  }

  /// The client whose program is called so.
  public static Path of(String program) {
    return switch (program) {
      case "claude" -> claude();
      case "claude-agent-acp" -> program("claude-acp", ".bin/claude-agent-acp");
      case "codex-acp" -> program(program, ".bin/codex-acp");
      case "codex" ->
          program(
              program,
              "@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex",
              "@openai/codex-linux-arm64/vendor/aarch64-unknown-linux-musl/bin/codex");
      case "opencode" ->
          program(program, "opencode-linux-x64/bin/opencode", "opencode-linux-arm64/bin/opencode");
      case "gemini" -> program(program, ".bin/gemini");
      default -> throw new IllegalArgumentException("no client has the program " + program);
    };
  }

  private static Path skipped(String why) {
    return Assumptions.abort(why);
  }
}

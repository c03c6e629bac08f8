package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Asks one of the operator's own programs a short question, outside any sandbox: where it lives,
/// which version it is. It is told no secret: a variable whose name speaks of one is left out.
record Asking(Map<String, String> environment) {
  private static final int ANSWER_BYTES_MAX = 16 * 1024;
  private static final long PATIENCE_SECONDS = 20;

  private static final Pattern SECRET =
      Pattern.compile("KEY|TOKEN|SECRET|PASSW|CREDENTIAL", Pattern.CASE_INSENSITIVE);

  Asking {
    var told = new TreeMap<>(environment);
    told.keySet().removeIf(name -> SECRET.matcher(name).find());
    environment = Map.copyOf(told);
  }

  /// The lines of its answer; nothing when it cannot be started, fails, or takes too long.
  Optional<List<String>> ask(Path program, String... words) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(words));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      byte[] answer = process.getInputStream().readNBytes(ANSWER_BYTES_MAX);
      return process.exitValue() == 0
          ? Optional.of(new String(answer, StandardCharsets.UTF_8).lines().toList())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

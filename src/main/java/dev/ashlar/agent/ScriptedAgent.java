package dev.ashlar.agent;

import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// Answers from a script. The files a generator handed in are written again; gates and intake then
/// judge them for real.
public final class ScriptedAgent implements Agent {
  private final Script script;

  public ScriptedAgent(Script script) {
    this.script = script;
  }

  @Override
  public AgentReply ask(Assignment assignment) {
    var entry = script.entry(assignment.key());
    if (entry.isEmpty()) {
      var why = "the script holds no reply to " + assignment.key();
      return new AgentReply.Failed("script", Failure.NOT_RECORDED, why, Usage.UNKNOWN);
    }
    if (assignment.role().writes()) {
      replace(assignment.directory(), entry.get().files());
    }
    return entry.get().reply();
  }

  /// Leaves exactly `files` in the directory, as a generator that deleted the rest would.
  private static void replace(Path directory, Map<String, byte[]> files) {
    try {
      try (var found = Files.walk(directory)) {
        for (var entry : found.sorted(Comparator.reverseOrder()).toList()) {
          if (!entry.equals(directory)) {
            Files.delete(entry);
          }
        }
      }
      for (var file : files.entrySet()) {
        var path = directory.resolve(file.getKey()).normalize();
        if (!path.startsWith(directory)) {
          throw new IOException("the script names a path outside the workspace: " + file.getKey());
        }
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

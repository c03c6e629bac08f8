package dev.ashlar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Claude Code reads of a directory so that it can drive Ashlar: a sub-agent for each role,
/// with no more tools than the role needs, and a skill. A file that is there already is never
/// changed.
final class ClaudeFiles {
  private static final Map<String, String> FILES = files();

  private ClaudeFiles() {}

  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    for (var role : List.of("generator", "evaluator", "integrator")) {
      files.put(".claude/agents/ashlar-" + role + ".md", role + ".md");
    }
    files.put(".claude/skills/ashlar/SKILL.md", "skill.md");
    return files;
  }

  /// Writes them below `directory`; the paths written.
  ///
  /// @throws Complaint if one of them is there already with other content; then none is written
  static List<Path> write(Path directory) throws IOException {
    for (var file : FILES.entrySet()) {
      var path = directory.resolve(file.getKey());
      if (Files.exists(path) && !Files.readString(path).equals(text(file.getValue()))) {
        throw Complaint.refused(path + " is there already, and it is not Ashlar's")
            .hint("move it away, or name another directory");
      }
    }
    var written = new ArrayList<Path>();
    for (var file : FILES.entrySet()) {
      var path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      try {
        Files.writeString(path, text(file.getValue()), java.nio.file.StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        continue; // the same text, as was looked at above
      }
      written.add(path);
    }
    return written;
  }

  private static String text(String name) throws IOException {
    try (var in = ClaudeFiles.class.getResourceAsStream("claude/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no text claude/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

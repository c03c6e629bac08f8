package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which places of the host were mounted so that nothing in them may be executed: showing them
/// otherwise is forbidden.
record HostMounts(List<Path> noexec, List<Path> others) {
  private static final int POINT = 4;
  private static final int OPTIONS = 5;

  static HostMounts current() throws IOException {
    return of(Files.readAllLines(Path.of("/proc/self/mountinfo")));
  }

  static HostMounts of(List<String> mountinfo) {
    List<Path> noexec = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (String line : mountinfo) {
      String[] fields = line.split(" ", OPTIONS + 2);
      if (fields.length > OPTIONS) {
        boolean closed = List.of(fields[OPTIONS].split(",", -1)).contains("noexec");
        (closed ? noexec : others).add(Path.of(unescaped(fields[POINT])));
      }
    }
    return new HostMounts(noexec, others);
  }

  /// Whether the innermost mount that holds this path forbids execution.
  boolean forbidExecution(Path path) {
    return deepest(noexec, path) > deepest(others, path);
  }

  private static int deepest(List<Path> points, Path path) {
    return points.stream()
        .filter(path::startsWith)
        .map(Path::getNameCount)
        .max(Comparator.naturalOrder())
        .orElse(-1);
  }

  private static String unescaped(String field) {
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}

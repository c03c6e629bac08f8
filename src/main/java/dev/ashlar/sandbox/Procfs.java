package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What Linux tells about processes under `/proc`. A process that is gone is simply not there:
/// nothing here throws.
final class Procfs {
  private static final Path PROC = Path.of("/proc");
  private static final boolean CHILDREN_TOLD = Files.exists(PROC.resolve("thread-self/children"));

  private Procfs() {}

  /// The processes that any thread of `pid` started and that are still there.
  static List<Long> children(long pid) {
    if (!CHILDREN_TOLD) {
      return ProcessHandle.of(pid).stream()
          .flatMap(ProcessHandle::children)
          .map(ProcessHandle::pid)
          .toList();
    }
    List<Long> children = new ArrayList<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(of(pid, "task"))) {
      for (Path task : tasks) {
        for (String child : read(task.resolve("children")).split(" ", -1)) {
          if (!child.isBlank()) {
            children.add(Long.parseLong(child.strip()));
          }
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return children;
    }
    return children;
  }

  /// The process and everything below it.
  static Set<Long> tree(long root) {
    Set<Long> seen = new TreeSet<>();
    Deque<Long> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      long pid = open.removeFirst();
      if (seen.add(pid)) {
        open.addAll(children(pid));
      }
    }
    return seen;
  }

  /// True while the process can still run code: not gone, no zombie, and not another one with the
  /// same number.
  static boolean alive(long pid, String startTime) {
    String[] fields = stat(pid);
    return fields.length > 19
        && !fields[0].equals("Z")
        && !fields[0].equals("X")
        && fields[19].equals(startTime);
  }

  /// The process's start time, which tells it from a later one with the same number; empty when it
  /// is gone.
  static String startTime(long pid) {
    String[] fields = stat(pid);
    return fields.length > 19 ? fields[19] : "";
  }

  /// The fields of `stat` from the state on: the name before may hold anything.
  private static String[] stat(long pid) {
    String text = read(of(pid, "stat"));
    int nameEnd = text.lastIndexOf(')');
    return nameEnd < 0 ? new String[0] : text.substring(nameEnd + 1).strip().split(" ", -1);
  }

  /// Anonymous and shared memory as the process sees it; shared pages count for each process that
  /// maps them.
  static long memoryUpperBound(long pid) {
    String status = read(of(pid, "status"));
    return kilobytes(status, "RssAnon:") + kilobytes(status, "RssShmem:");
  }

  /// Anonymous and shared memory, a shared page divided among those who map it; the upper bound if
  /// that is not told.
  static long memoryShare(long pid) {
    String rollup = read(of(pid, "smaps_rollup"));
    return rollup.contains("Pss_Anon:")
        ? kilobytes(rollup, "Pss_Anon:") + kilobytes(rollup, "Pss_Shmem:")
        : memoryUpperBound(pid);
  }

  /// How often the kernel has killed a process on this machine because memory ran out.
  static long outOfMemoryKills() {
    return read(PROC.resolve("vmstat"))
        .lines()
        .filter(line -> line.startsWith("oom_kill "))
        .mapToLong(line -> Long.parseLong(line.substring("oom_kill ".length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private static long kilobytes(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  private static Path of(long pid, String file) {
    return PROC.resolve(Long.toString(pid)).resolve(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}

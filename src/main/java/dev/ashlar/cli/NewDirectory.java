package dev.ashlar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;

/// A directory that is filled at once or not at all, and in which nothing was before.
final class NewDirectory {
  private final Path directory;

  /// What was made so far, the last first.
  private final Deque<Path> made = new ArrayDeque<>();

  private NewDirectory(Path directory) {
    this.directory = directory;
  }

  /// Writes `files` by their path below `directory`, which must be empty or new.
  static void write(Path directory, SortedMap<String, byte[]> files) throws IOException {
    refuseUnlessEmpty(directory);
    new NewDirectory(directory).fill(files);
  }

  private static void refuseUnlessEmpty(Path directory) throws IOException {
    String hint = "name an empty or new directory with `--dir DIR`";
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw Complaint.usage(directory + " is a file").hint(hint);
    }
    try (var entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw Complaint.usage(directory + " is not empty").hint(hint);
      }
    }
  }

  private void fill(SortedMap<String, byte[]> files) throws IOException {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        makeDirectory(path.resolveSibling(""));
        Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        made.push(path);
      }
    } catch (IOException e) {
      for (Path path : made) {
        Files.deleteIfExists(path);
      }
      throw e;
    }
  }

  private void makeDirectory(Path path) throws IOException {
    if (!Files.exists(path)) {
      makeDirectory(path.resolveSibling(""));
      Files.createDirectory(path);
      made.push(path);
    }
  }
}

package dev.ashlar.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;

/// A directory that is filled at once or not at all, and in which nothing was before.
final class NewDirectory {
  private static final String HINT = "name an empty or new directory with `--dir DIR`";

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
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw Complaint.usage(directory + " is a file").hint(HINT);
    }
    try (var entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw Complaint.usage(directory + " is not empty").hint(HINT);
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
      throw Complaint.refused("nothing can be written to " + directory + ": " + reason(e))
          .hint(HINT);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])|Exception$", " ").strip();
  }

  private void makeDirectory(Path path) throws IOException {
    if (!Files.exists(path)) {
      makeDirectory(path.resolveSibling(""));
      Files.createDirectory(path);
      made.push(path);
    }
  }
}

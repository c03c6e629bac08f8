package dev.ashlar.cli;

import dev.ashlar.journal.Durable;
import dev.ashlar.workspace.TreeRemover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files that a verb leaves to a user: whole, or not at all.
final class AtomicFiles {
  private AtomicFiles() {}

  /// Writes one file, over an older one if there is one.
  ///
  /// @throws Complaint when its directory is missing or it is a directory itself
  static void write(Path file, String text) throws IOException {
    var directory = Optional.ofNullable(file.getParent()).orElse(file);
    if (!Files.isDirectory(directory)) {
      throw Complaint.usage("there is no directory " + directory)
          .hint("create it, or name another");
    }
    if (Files.isDirectory(file)) {
      throw Complaint.usage(file + " is a directory").hint("name the file to write");
    }
    Durable.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes all files below a directory that is new or empty.
  ///
  /// @throws Complaint when there is something already
  static void writeAll(Path directory, Map<String, String> files) throws IOException {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    writeAllBytes(directory, bytes);
  }

  /// Says at once what `writeAll` would.
  ///
  /// @throws Complaint when there is something already
  static void refuseUnlessFree(Path directory) throws IOException {
    if (Files.exists(directory) && !isEmpty(directory)) {
      throw Complaint.usage(directory + " is not empty, and nothing was written")
          .hint("name a directory that is new or empty");
    }
  }

  /// The same for files of any content.
  static void writeAllBytes(Path directory, Map<String, byte[]> files) throws IOException {
    refuseUnlessFree(directory);
    var above = Optional.ofNullable(directory.getParent()).orElse(directory);
    Files.createDirectories(above);
    var part = Files.createTempDirectory(above, ".ashlar-");
    try {
      for (var file : files.entrySet()) {
        var target = part.resolve(file.getKey());
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(part));
        Files.write(target, file.getValue());
      }
      Files.setPosixFilePermissions(
          part, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(
          part, directory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      if (Files.exists(part)) {
        TreeRemover.remove(part);
      }
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}

package dev.ashlar.agent;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/// When a directory was last written to. A worker that writes is alive, though it says nothing.
final class SignsOfLife {
  /// A hostile tree must not make the look-out slow.
  private static final int ENTRIES_MAX = 20_000;

  private SignsOfLife() {}

  /// The newest modification below `directory`, links not followed; `Instant.MIN` if it cannot be
  /// read.
  static Instant latest(Path directory) {
    var newest = new Newest();
    try {
      Files.walkFileTree(directory, newest);
    } catch (IOException e) {
      return newest.at;
    }
    return newest.at;
  }

  private static final class Newest extends SimpleFileVisitor<Path> {
    private Instant at = Instant.MIN;
    private int entries;

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return see(attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return see(attributes);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult see(BasicFileAttributes attributes) {
      var modified = attributes.lastModifiedTime().toInstant();
      at = modified.isAfter(at) ? modified : at;
      return ++entries < ENTRIES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }
  }
}

package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A directory made for somebody who may only read it, and deleted when it is closed.
public final class ReadOnlyCopy implements AutoCloseable {
  private static final TreeLimits LIMITS =
      TreeLimits.SUBMISSION.withEntries(200_000).withBytes(4L << 30, 1L << 30);

  private final Path directory;
  private final Tree tree;

  private ReadOnlyCopy(Path directory, Tree tree) {
    this.directory = directory;
    this.tree = tree;
  }

  /// A copy of `tree` in a fresh directory below `parent`, whose name begins with `name`.
  public static ReadOnlyCopy of(Tree tree, Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    var directory = parent.resolve(name + "-" + UUID.randomUUID().toString().substring(0, 8));
    TreeWriter.writeReadOnly(tree, directory);
    return new ReadOnlyCopy(directory, tree);
  }

  public Path directory() {
    return directory;
  }

  /// Whether it still holds exactly what it was made with.
  public boolean isIntact() throws InterruptedException {
    try {
      var reading = TreeReader.read(directory, LIMITS);
      return reading.sound() && reading.tree().equals(tree);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    TreeRemover.remove(directory);
  }
}

package dev.ashlar.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writing that survives a power cut: file contents *and* the directory entry are on disk when a
/// method returns.
///
/// An interrupt closes a `FileChannel`, even one that is only syncing; here an interrupt is kept
/// for later and never half-finishes a write.
public final class Durable {
  private Durable() {}

  /// Forces the entries of a directory to disk: what was created, renamed or deleted in it.
  public static void syncDirectory(Path directory) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /// Writes a file that nobody reads yet, and forces its contents, but not its directory entry.
  public static void writeContents(Path file, byte[] bytes) throws IOException {
    try (var out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /// Puts `bytes` at `file` in one step, replacing what was there: a reader sees the old or the new
  /// contents, never a mixture, and a crash leaves one of the two.
  public static void replace(Path file, byte[] bytes) throws IOException {
    var directory = parentOf(file);
    var fresh = directory.resolve("." + file.getFileName() + ".new");
    writeContents(fresh, bytes);
    Files.move(fresh, file, ATOMIC_MOVE);
    syncDirectory(directory);
  }

  /// Creates a directory and those above it, each with its entry on disk.
  public static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) return;
    var parent = parentOf(directory);
    createDirectories(parent);
    Files.createDirectories(directory);
    syncDirectory(parent);
  }

  private static Path parentOf(Path path) {
    var parent = path.toAbsolutePath().getParent();
    if (parent == null) throw new IllegalArgumentException(path + " has no parent directory");
    return parent;
  }
}

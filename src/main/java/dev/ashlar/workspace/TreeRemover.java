package dev.ashlar.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Deletes a directory with all that is in it, whatever that is: links are deleted and never
/// followed, read-only directories are opened first, and any depth is taken apart.
public final class TreeRemover {
  private static final int DEPTH_MAX = 64;
  private static final int ATTEMPTS_MAX = 5;
  private static final Set<PosixFilePermission> OWNER_ALL =
      PosixFilePermissions.fromString("rwx------");

  private final SecureDirectoryStream<Path> above;

  /// Directories that lay too deep, moved next to the one being deleted.
  private final ArrayDeque<Path> moved = new ArrayDeque<>();

  private TreeRemover(SecureDirectoryStream<Path> above) {
    this.above = above;
  }

  /// Deletes what is at `path`, if anything is. The directory it stands in must be the caller's
  /// own.
  public static void remove(Path path) throws IOException {
    var absolute = path.toAbsolutePath().normalize();
    var parent = Objects.requireNonNull(absolute.getParent(), "the root directory stays");
    try (var above = OpenDirectory.open(parent)) {
      var remover = new TreeRemover(above);
      remover.entry(above, parent, absolute.getFileName(), 0);
      while (!remover.moved.isEmpty()) {
        remover.entry(above, parent, remover.moved.removeFirst(), 0);
      }
    } catch (NoSuchFileException e) {
      if (Files.exists(absolute, NOFOLLOW_LINKS)) throw e;
    }
  }

  private void entry(SecureDirectoryStream<Path> in, Path at, Path name, int depth)
      throws IOException {
    var attributes =
        in.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
            .readAttributes();
    if (!attributes.isDirectory()) {
      in.deleteFile(name);
    } else if (depth == DEPTH_MAX) {
      var aside = Path.of(".too-deep-" + UUID.randomUUID());
      in.move(name, above, aside);
      moved.add(aside);
    } else {
      directory(in, at, name, depth);
    }
  }

  private void directory(SecureDirectoryStream<Path> in, Path at, Path name, int depth)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try (var below = open(in, at, name)) {
        below.getFileAttributeView(PosixFileAttributeView.class).setPermissions(OWNER_ALL);
        for (var entry : below) {
          entry(below, at.resolve(name), entry.getFileName(), depth + 1);
        }
      } catch (DirectoryIteratorException e) {
        throw new IOException(at.resolve(name) + " cannot be listed", e);
      }
      try {
        in.deleteDirectory(name);
        return;
      } catch (DirectoryNotEmptyException e) {
        if (attempt == ATTEMPTS_MAX) throw e; // somebody keeps writing
      }
    }
  }

  /// Opens a directory, also one whose owner may not read it. Only that rare case goes by path, and
  /// then only permissions change.
  private static SecureDirectoryStream<Path> open(
      SecureDirectoryStream<Path> in, Path at, Path name) throws IOException {
    try {
      return in.newDirectoryStream(name, NOFOLLOW_LINKS);
    } catch (AccessDeniedException e) {
      var path = at.resolve(name);
      if (!Files.isDirectory(path, NOFOLLOW_LINKS)) throw e;
      Files.setPosixFilePermissions(path, OWNER_ALL);
      return in.newDirectoryStream(name, NOFOLLOW_LINKS);
    }
  }
}

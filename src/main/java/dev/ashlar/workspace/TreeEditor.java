package dev.ashlar.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes single files below a directory that somebody hostile may have written.
///
/// No step of the way to a file may be a link, and a file is never written to but replaced: what
/// else its old name led to stays as it was.
public final class TreeEditor {
  private TreeEditor() {}

  /// What is done to a name in an open directory.
  @FunctionalInterface
  private interface Act {
    void on(SecureDirectoryStream<Path> directory, Path name) throws IOException;
  }

  /// Puts `bytes` at `path` below `root`, with the directories that it needs.
  ///
  /// @throws IOException with the reason in words, if something else is in the way
  public static void write(Path root, TreePath path, byte[] bytes) throws IOException {
    try (var top = OpenDirectory.open(root)) {
      reach(top, root, path.segments(), true, (directory, name) -> put(directory, name, bytes));
    }
  }

  /// Takes the file at `path` away; its directories stay.
  ///
  /// @throws NoSuchFileException if there is none
  public static void delete(Path root, TreePath path) throws IOException {
    try (var top = OpenDirectory.open(root)) {
      reach(top, root, path.segments(), false, TreeEditor::remove);
    }
  }

  private static void reach(
      SecureDirectoryStream<Path> directory, Path at, List<String> names, boolean make, Act act)
      throws IOException {
    var name = Path.of(names.getFirst());
    if (names.size() == 1) {
      act.on(directory, name);
      return;
    }
    var found = attributes(directory, name);
    if (found.isEmpty() && !make) {
      throw new NoSuchFileException(at.resolve(name).toString());
    }
    if (found.isEmpty()) {
      Files.createDirectory(at.resolve(name));
    } else if (!found.get().isDirectory()) {
      throw new IOException(
          Shown.quoted(names.getFirst())
              + " is a "
              + (found.get().isSymbolicLink() ? "link" : "file")
              + ", not a directory");
    }
    try (var below = directory.newDirectoryStream(name, NOFOLLOW_LINKS)) {
      reach(below, at.resolve(name), names.subList(1, names.size()), make, act);
    }
  }

  private static void put(SecureDirectoryStream<Path> directory, Path name, byte[] bytes)
      throws IOException {
    if (attributes(directory, name).isPresent()) {
      remove(directory, name);
    }
    try (var channel =
        directory.newByteChannel(
            name,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS))) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  private static void remove(SecureDirectoryStream<Path> directory, Path name) throws IOException {
    var found = attributes(directory, name);
    if (found.isPresent() && found.get().isDirectory()) {
      throw new IOException(Shown.quoted(name.toString()) + " is a directory");
    }
    directory.deleteFile(name);
  }

  private static Optional<BasicFileAttributes> attributes(
      SecureDirectoryStream<Path> directory, Path name) throws IOException {
    try {
      return Optional.of(
          directory
              .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
              .readAttributes());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}

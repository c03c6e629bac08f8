package dev.ashlar.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/// Lays a tree out as a directory that did not exist before.
public final class TreeWriter {
  private static final Set<PosixFilePermission> DIRECTORY = mode("rwxr-xr-x");
  private static final Set<PosixFilePermission> DIRECTORY_READ_ONLY = mode("r-xr-xr-x");
  private static final Set<PosixFilePermission> FILE = mode("rw-r--r--");
  private static final Set<PosixFilePermission> FILE_READ_ONLY = mode("r--r--r--");
  private static final Set<PosixFilePermission> PROGRAM = mode("rwxr-xr-x");
  private static final Set<PosixFilePermission> PROGRAM_READ_ONLY = mode("r-xr-xr-x");

  private TreeWriter() {}

  private static Set<PosixFilePermission> mode(String text) {
    return PosixFilePermissions.fromString(text);
  }

  /// Writes `tree` into the new directory `fresh`, for its owner to change.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when something is there
  public static void write(Tree tree, Path fresh) throws IOException {
    write(tree, fresh, false);
  }

  /// Writes `tree` into the new directory `fresh`, where nothing can be changed or added.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when something is there
  public static void writeReadOnly(Tree tree, Path fresh) throws IOException {
    write(tree, fresh, true);
  }

  private static void write(Tree tree, Path fresh, boolean readOnly) throws IOException {
    Files.createDirectory(fresh);
    Files.setPosixFilePermissions(fresh, DIRECTORY);
    var directories = new HashSet<Path>();
    for (var entry : tree.files().entrySet()) {
      var target = resolve(fresh, entry.getKey());
      var above = target.getParent();
      if (above != null && !above.equals(fresh)) makeDirectory(above, fresh, directories);
      try (var out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
        entry.getValue().writeTo(out);
      }
      Files.setPosixFilePermissions(target, permissions(entry.getValue(), readOnly));
    }
    if (readOnly) {
      for (var directory : directories) {
        Files.setPosixFilePermissions(directory, DIRECTORY_READ_ONLY);
      }
      Files.setPosixFilePermissions(fresh, DIRECTORY_READ_ONLY);
    }
  }

  private static Path resolve(Path fresh, TreePath path) throws IOException {
    try {
      return fresh.resolve(path.text());
    } catch (InvalidPathException e) {
      throw new IOException(
          "the name "
              + Shown.quoted(path.text())
              + " cannot be written in this locale; set "
              + "LC_ALL=C.UTF-8 and run again",
          e);
    }
  }

  private static void makeDirectory(Path directory, Path top, Set<Path> made) throws IOException {
    if (directory.equals(top) || !made.add(directory)) return;
    var above = directory.getParent();
    if (above != null) makeDirectory(above, top, made);
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, DIRECTORY);
  }

  private static Set<PosixFilePermission> permissions(TreeFile file, boolean readOnly) {
    if (file.executable()) return readOnly ? PROGRAM_READ_ONLY : PROGRAM;
    return readOnly ? FILE_READ_ONLY : FILE;
  }
}

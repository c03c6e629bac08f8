package dev.ashlar.gate;

import dev.ashlar.sandbox.ExportedTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;

/// A fresh directory of one gate on the host: the judged tree and its build, to be mounted
/// read-only, gone at the end.
///
/// Its name says nothing, because it can be read inside the sandbox. Cases are never written to it.
final class Scratch implements AutoCloseable {
  private final Path root;
  private final Path work;
  private final Path build;

  private Scratch(Path root) {
    this.root = root;
    this.work = root.resolve("work");
    this.build = root.resolve("build");
  }

  /// A new one below `parent`, holding `tree`.
  static Scratch holding(SortedMap<String, byte[]> tree, Path parent) throws IOException {
    Files.createDirectories(parent);
    var scratch = new Scratch(Files.createTempDirectory(parent, "g"));
    try {
      Files.createDirectory(scratch.work);
      Files.createDirectory(scratch.build);
      for (var file : tree.entrySet()) {
        Path target = scratch.within(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(
            target, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
      scratch.open();
      return scratch;
    } catch (IOException e) {
      scratch.close();
      throw e;
    }
  }

  /// Paths were checked when they came in; what leaves the tree all the same must not be written.
  private Path within(String path) throws IOException {
    try {
      Path target = work.resolve(path);
      if (target.equals(target.normalize()) && target.startsWith(work) && !target.equals(work)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw new IOException(
          "this machine cannot name a file of the tree; is LANG set to UTF-8?", e);
    }
    throw new IOException("a path leaves the tree: " + Shown.line(path, 200));
  }

  /// The judged tree.
  Path work() {
    return work;
  }

  /// What the build left; empty before `built`.
  Path build() {
    return build;
  }

  void built(ExportedTree tree) throws IOException {
    tree.writeTo(build);
    open();
  }

  /// The sandbox's user is not always ours, so everybody may read; nobody reads a name that they
  /// cannot guess.
  private void open() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String mode = Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Deletes everything; what cannot be deleted stays in a directory that nobody reads again.
  @Override
  public void close() {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path dir, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
              Files.delete(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // A leftover directory harms nobody, and the verdict must not depend on it.
    }
  }
}

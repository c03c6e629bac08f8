package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Layout.Access;
import dev.ashlar.sandbox.Layout.Bind;
import dev.ashlar.sandbox.Layout.Piece;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Decides which sources root must show elsewhere first, because the sandbox's user cannot reach or
/// read them.
///
/// A source below a closed directory is bound to a reachable place; one with closed files in it is
/// copied there.
record Staging(List<Piece> pieces, List<String> sources) {
  /// The memory that copies of closed inputs may take.
  static final int COPIES_MIB_MAX = 512;

  private static final int ENTRIES_MAX = 100_000;

  static Staging none(Layout layout) {
    return new Staging(layout.pieces(), List.of());
  }

  static Staging of(Layout layout) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (Piece piece : layout.pieces()) {
      String how = piece instanceof Bind bind ? how(bind) : "";
      if (piece instanceof Bind bind && !how.isEmpty()) {
        pieces.add(bind.from(Path.of("/sys/" + sources.size() / 2)));
        sources.add(how);
        sources.add(bind.source().toString());
      } else {
        pieces.add(piece);
      }
    }
    return new Staging(pieces, sources);
  }

  /// What the staging script reads after its file.
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(COPIES_MIB_MAX));
    arguments.add(Integer.toString(sources.size() / 2));
    arguments.addAll(sources);
    return arguments;
  }

  boolean needed() {
    return !sources.isEmpty();
  }

  private static String how(Bind bind) throws IOException {
    Path source = bind.source();
    boolean its = bind.access() == Access.WRITE;
    if (bind.access() == Access.READ_ALL && !isSocket(source) && closedWithin(source)) {
      return "copy";
    }
    if (!its
        && !isSocket(source)
        && !open(source, Files.readAttributes(source, PosixFileAttributes.class))) {
      throw new IOException(
          source + " cannot be read by the sandbox's user: run chmod -R a+rX " + source);
    }
    for (Path at = source.getParent(); at != null; at = at.getParent()) {
      if (!permissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return "bind";
      }
    }
    return "";
  }

  private static boolean isSocket(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  private static Set<PosixFilePermission> permissions(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class).permissions();
  }

  private static boolean open(Path path, BasicFileAttributes attributes) throws IOException {
    Set<PosixFilePermission> permissions =
        attributes instanceof PosixFileAttributes posix ? posix.permissions() : permissions(path);
    return attributes.isSymbolicLink()
        || (permissions.contains(PosixFilePermission.OTHERS_READ)
            && (!attributes.isDirectory()
                || permissions.contains(PosixFilePermission.OTHERS_EXECUTE)));
  }

  private static boolean closedWithin(Path root) throws IOException {
    boolean[] closed = {false};
    int[] entries = {0};
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          private FileVisitResult look(Path path) throws IOException {
            closed[0] =
                !open(
                    path,
                    Files.readAttributes(
                        path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            return closed[0] || ++entries[0] > ENTRIES_MAX
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a)
              throws IOException {
            return look(directory);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            return look(file);
          }
        });
    return closed[0];
  }
}

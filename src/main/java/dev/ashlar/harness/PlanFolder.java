package dev.ashlar.harness;

import dev.ashlar.codec.PlanFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeMap;

/// A plan directory on disk. What Ashlar itself writes there (`.ashlar`, `artifact`) and hidden
/// files are no part of the plan.
public final class PlanFolder {
  private static final Set<String> OURS = Set.of("artifact");
  private static final long BYTES_MAX = 256L << 20;
  private static final int FILES_MAX = 50_000;

  private PlanFolder() {}

  /// Every file of the plan.
  ///
  /// @throws IOException naming what cannot be part of a plan: a link, too many files, too many
  ///   bytes
  public static PlanFiles read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is no directory");
    }
    var reading = new Walk(directory);
    Files.walkFileTree(directory, reading);
    return PlanFiles.of(reading.files);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private long bytes;

    private Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      var name = String.valueOf(directory.getFileName());
      var top = root.equals(directory.getParent());
      var skipped =
          !directory.equals(root) && (name.startsWith(".") || (top && OURS.contains(name)));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var path = root.relativize(file).toString();
      if (String.valueOf(file.getFileName()).startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(path + " is a link or a special file; a plan has plain files only");
      }
      bytes += attributes.size();
      if (bytes > BYTES_MAX || files.size() >= FILES_MAX) {
        throw new IOException(
            "the plan has more than "
                + FILES_MAX
                + " files or "
                + (BYTES_MAX >> 20)
                + " MiB, at "
                + path);
      }
      files.put(path, Files.readAllBytes(file));
      return FileVisitResult.CONTINUE;
    }
  }
}

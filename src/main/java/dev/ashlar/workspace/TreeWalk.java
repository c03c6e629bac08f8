package dev.ashlar.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.ashlar.workspace.TreeProblem.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One pass of a `TreeReader` over one directory.
final class TreeWalk {
  /// The longest path as found; a path in a seal is a little longer.
  private static final int PATH_CHARS_MAX = 900;

  private static final int PROBLEMS_MAX = 200;
  private static final int STRAYS_MAX = 200;
  private static final Set<String> BARE_REPOSITORY = Set.of("HEAD", "objects", "refs");

  private final Path root;
  private final TreeLimits limits;
  private final Globs wanted;
  private final TreeMap<TreePath, TreeFile> files = new TreeMap<>();
  private final List<TreeProblem> problems = new ArrayList<>();
  private final List<String> strays = new ArrayList<>();
  private int entries;
  private long bytes;
  private volatile boolean stopped;

  TreeWalk(Path root, TreeLimits limits, Globs wanted) {
    this.root = root;
    this.limits = limits;
    this.wanted = wanted;
  }

  /// Lets the walk end at the next entry.
  void stop() {
    stopped = true;
  }

  TreeReading read() throws IOException {
    var parent = Objects.requireNonNull(root.getParent(), "the root directory is not a workspace");
    try (var above = OpenDirectory.open(parent);
        var top = above.newDirectoryStream(root.getFileName(), NOFOLLOW_LINKS)) {
      directory(top, "", 1);
    }
    for (var clash : Tree.clashes(files.keySet())) {
      problems.add(clash);
      files.remove(TreePath.of(clash.path()));
    }
    return new TreeReading(Tree.of(files), problems, strays);
  }

  private void directory(SecureDirectoryStream<Path> directory, String prefix, int depth)
      throws IOException {
    var names = new HashSet<String>();
    try {
      for (var entry : directory) {
        if (stopped) return;
        if (++entries > limits.entriesMax()) {
          problem(prefix, Kind.LIMIT, "is one of more than " + limits.entriesMax() + " entries");
          stop();
          return;
        }
        var name = entry.getFileName();
        if (BARE_REPOSITORY.contains(name.toString())) names.add(name.toString());
        entry(directory, name, prefix + name, depth);
      }
    } catch (DirectoryIteratorException e) {
      problem(prefix, Kind.UNREADABLE, "cannot be listed: " + e.getMessage());
    }
    if (names.equals(BARE_REPOSITORY)) {
      problem(prefix, Kind.NESTED_GIT, "is a bare Git repository");
    }
  }

  private void entry(SecureDirectoryStream<Path> directory, Path name, String path, int depth) {
    try {
      var attributes =
          directory
              .getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS)
              .readAttributes();
      boolean isDirectory = attributes.isDirectory();
      if (isDirectory ? !wanted.mayMatchBelow(path) : !wanted.matches(path)) {
        if (strays.size() < STRAYS_MAX) strays.add(isDirectory ? path + "/" : path);
        return;
      }
      if (!nameIsFine(name, path)) return;
      if (attributes.isSymbolicLink()) {
        problem(path, Kind.SYMLINK, "is a symbolic link");
      } else if (isDirectory) {
        enter(directory, name, path, depth);
      } else if (attributes.isRegularFile()) {
        file(directory, name, path, attributes);
      } else {
        problem(path, Kind.SPECIAL, "is neither a file nor a directory");
      }
    } catch (IOException e) {
      failure(path, e);
    }
  }

  private boolean nameIsFine(Path name, String path) {
    var objection = TreePath.objectionToSegment(name.toString());
    if (objection.isPresent()) {
      boolean git = name.toString().equalsIgnoreCase(".git");
      problem(path, git ? Kind.NESTED_GIT : Kind.NAME, objection.get());
      return false;
    }
    if (path.length() > PATH_CHARS_MAX) {
      problem(path, Kind.LIMIT, "is a path of more than " + PATH_CHARS_MAX + " characters");
      return false;
    }
    return true;
  }

  private void enter(SecureDirectoryStream<Path> directory, Path name, String path, int depth)
      throws IOException {
    if (depth == limits.depthMax()) {
      problem(path, Kind.LIMIT, "is deeper than " + limits.depthMax() + " directories");
      return;
    }
    try (var below = directory.newDirectoryStream(name, NOFOLLOW_LINKS)) {
      directory(below, path + "/", depth + 1);
    }
  }

  private void file(
      SecureDirectoryStream<Path> directory, Path name, String path, PosixFileAttributes attributes)
      throws IOException {
    if (attributes.size() > limits.fileBytesMax()) {
      problem(path, Kind.LIMIT, "has more than " + limits.fileBytesMax() + " bytes");
      return;
    }
    if (bytes + attributes.size() > limits.bytesMax()) {
      problem(path, Kind.LIMIT, "brings all files to more than " + limits.bytesMax() + " bytes");
      return;
    }
    var before = identity(path);
    if (before != null && (int) Objects.requireNonNull(before.get("nlink")) > 1) {
      problem(path, Kind.HARD_LINK, "has a second name somewhere (a hard link)");
      return;
    }
    var contents = contents(directory, name, (int) attributes.size());
    bytes += contents.length;
    boolean same =
        before != null
            && attributes.fileKey().equals(before.get("fileKey"))
            && contents.length == attributes.size()
            && before.equals(identity(path));
    if (!same) {
      problem(path, Kind.CHANGED, "was changed while it was read");
      return;
    }
    boolean executable = attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    files.put(TreePath.of(path), TreeFile.owning(contents, executable));
  }

  /// What the kernel says of the file at `path`: moving, linking or writing any file changes it.
  /// Read by path, so only to compare, never to trust.
  private @Nullable Map<String, Object> identity(String path) {
    try {
      return Files.readAttributes(
          root.resolve(path), "unix:fileKey,nlink,ctime,size", NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null;
    }
  }

  /// The file's bytes, but never more than `size` and one.
  private static byte[] contents(SecureDirectoryStream<Path> directory, Path name, int size)
      throws IOException {
    var buffer = ByteBuffer.allocate(size + 1);
    try (SeekableByteChannel channel =
        directory.newByteChannel(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      int got = 0;
      while (got >= 0 && buffer.hasRemaining()) got = channel.read(buffer);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void failure(String path, IOException e) {
    if (e instanceof AccessDeniedException) {
      problem(path, Kind.UNREADABLE, "may not be read");
    } else if (e instanceof NotDirectoryException || reason(e).contains("symbolic links")) {
      problem(path, Kind.CHANGED, "became a link while it was read");
    } else {
      problem(path, Kind.UNREADABLE, "could not be read: " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + " " + Objects.requireNonNullElse(e.getMessage(), "");
  }

  private void problem(String path, Kind kind, String what) {
    var shown = path.isEmpty() ? "." : path;
    if (problems.size() < PROBLEMS_MAX) {
      problems.add(new TreeProblem(shown, kind, what));
    } else if (problems.size() == PROBLEMS_MAX) {
      problems.add(new TreeProblem(".", Kind.LIMIT, "has further problems that are not listed"));
    }
  }
}

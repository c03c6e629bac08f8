package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who the harness is, and who a command is on the host: root's commands run as a dedicated user
/// without a name.
///
/// The kernel does not hold root to a process limit, and root's files would be the command's: so
/// never as root.
///
/// @param uid the user a command runs as
/// @param root true when the harness itself is root
record HostUser(long uid, boolean root) {
  /// The first number of a range that no distribution hands out.
  private static final long DEDICATED = 60_911;

  static HostUser current() throws IOException {
    String status = Files.readString(Path.of("/proc/self/status"));
    long effective =
        status
            .lines()
            .filter(line -> line.startsWith("Uid:"))
            .mapToLong(line -> Long.parseLong(line.split("\t", -1)[2]))
            .findFirst()
            .orElseThrow(() -> new IOException("/proc/self/status tells no user"));
    return effective == 0 ? new HostUser(dedicated(), true) : new HostUser(effective, false);
  }

  /// For reports: whether the harness is root, not who it is.
  static String name() {
    try {
      HostUser user = current();
      return (user.root ? "harness root, commands user " : "user ") + user.uid;
    } catch (IOException e) {
      return "user unknown";
    }
  }

  private static long dedicated() throws IOException {
    Set<String> taken = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
      String[] fields = line.split(":", -1);
      taken.add(fields.length > 2 ? fields[2] : "");
    }
    long uid = DEDICATED;
    while (taken.contains(Long.toString(uid))) {
      uid++;
    }
    return uid;
  }

  /// Makes root's trees this user's own, so that its commands can write there. Links are not
  /// followed.
  void take(List<Path> trees) throws IOException {
    if (!root) {
      return;
    }
    for (Path tree : trees) {
      Files.walkFileTree(tree, new Giving(Math.toIntExact(uid)));
    }
  }

  /// Changes the owner of everything it walks over.
  private static final class Giving extends SimpleFileVisitor<Path> {
    private final Integer uid;

    Giving(int uid) {
      this.uid = uid;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return visitFile(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }
  }

  /// The words that turn root into this user; none when the harness is not root.
  List<String> become(HostTools tools) throws IOException {
    if (!root) {
      return List.of();
    }
    String id = Long.toString(uid);
    return List.of(tools.need("setpriv"), "--reuid", id, "--regid", id, "--clear-groups", "--");
  }
}

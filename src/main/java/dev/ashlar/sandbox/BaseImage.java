package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The directory with copies of the host's small tools and the few `/etc` files that a sandbox
/// shows.
///
/// Made once and found again by a digest of what went in. It lies where the sandbox's user may go:
/// under `/var/cache` for root, in the user's own cache otherwise, in a temporary directory as the
/// last resort.
final class BaseImage {
  static final SortedMap<String, String> ETC =
      new TreeMap<>(
          Map.of(
              "passwd", "root:x:0:0:root:/out:/bin/sh\nsandbox:x:%1$d:%1$d:sandbox:/out:/bin/sh\n",
              "group", "root:x:0:\nsandbox:x:%1$d:\n",
              "hosts", "127.0.0.1 localhost\n::1 localhost\n",
              "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"));

  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  private static final Set<PosixFilePermission> FOREIGN_WRITE =
      PosixFilePermissions.fromString("----w--w-");

  private BaseImage() {}

  /// The image of these programs (by directory and name), found or made below one of the
  /// directories.
  static Path of(Map<String, SortedMap<String, Path>> programs, long uid, Iterable<Path> caches)
      throws IOException {
    String name = "sandbox-base-" + digest(programs, uid);
    IOException last = new IOException("no place for the sandbox's base system");
    for (Path cache : caches) {
      try {
        Path image = cache.resolve(name);
        return trusted(cache, image) ? image : made(cache, image, programs, uid);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static Path made(
      Path cache, Path image, Map<String, SortedMap<String, Path>> programs, long uid)
      throws IOException {
    if (!Files.isDirectory(cache)) {
      Files.createDirectories(cache);
      Files.setPosixFilePermissions(cache, PROGRAM);
    }
    Path draft = Files.createTempDirectory(cache, "draft-");
    try {
      fill(draft, programs, uid);
      Files.move(draft, image, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      Trees.delete(draft);
    } catch (IOException e) {
      Trees.delete(draft);
      if (!Files.isDirectory(image)) {
        throw e;
      }
    }
    if (!trusted(cache, image)) {
      throw new IOException(image + " is not ours alone: remove it");
    }
    return image;
  }

  private static void fill(Path draft, Map<String, SortedMap<String, Path>> programs, long uid)
      throws IOException {
    Path etc = Files.createDirectory(draft.resolve("etc"));
    for (Map.Entry<String, SortedMap<String, Path>> directory : programs.entrySet()) {
      copy(directory.getValue(), Files.createDirectory(draft.resolve(directory.getKey())));
    }
    for (Map.Entry<String, String> file : ETC.entrySet()) {
      Path written = Files.writeString(etc.resolve(file.getKey()), file.getValue().formatted(uid));
      Files.setPosixFilePermissions(written, FILE);
    }
    Files.setPosixFilePermissions(etc, PROGRAM);
    Files.setPosixFilePermissions(draft, PROGRAM);
  }

  /// Programs that are one file on the host stay one.
  private static void copy(SortedMap<String, Path> programs, Path directory) throws IOException {
    Map<Path, String> copied = new TreeMap<>();
    for (Map.Entry<String, Path> program : programs.entrySet()) {
      String first = copied.putIfAbsent(program.getValue(), program.getKey());
      Path copy = directory.resolve(program.getKey());
      if (first == null) {
        Files.copy(program.getValue(), copy);
        Files.setPosixFilePermissions(copy, PROGRAM);
      } else {
        Files.createSymbolicLink(copy, Path.of(first));
      }
    }
    Files.setPosixFilePermissions(directory, PROGRAM);
  }

  /// Ours and writable by nobody else, so that nobody has put another `sh` in.
  private static boolean trusted(Path cache, Path image) throws IOException {
    return Files.isDirectory(image, java.nio.file.LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(image).equals(Files.getOwner(Path.of("/proc/self")))
        && Files.getPosixFilePermissions(image).equals(PROGRAM)
        && Files.getOwner(cache).equals(Files.getOwner(Path.of("/proc/self")))
        && java.util.Collections.disjoint(Files.getPosixFilePermissions(cache), FOREIGN_WRITE);
  }

  private static String digest(Map<String, SortedMap<String, Path>> programs, long uid)
      throws IOException {
    StringBuilder text = new StringBuilder("1 ").append(uid).append(ETC);
    for (Map.Entry<String, SortedMap<String, Path>> directory :
        new TreeMap<>(programs).entrySet()) {
      text.append('\n').append(directory.getKey());
      for (Map.Entry<String, Path> program : directory.getValue().entrySet()) {
        Path file = program.getValue();
        text.append('\n').append(program).append(' ').append(Files.size(file));
        text.append(' ').append(Files.getLastModifiedTime(file));
      }
    }
    return HexFormat.of()
        .formatHex(Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8)), 0, 8);
  }
}

package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Layout.Bind;
import dev.ashlar.sandbox.Layout.Link;
import dev.ashlar.sandbox.Layout.Piece;
import dev.ashlar.sandbox.Layout.Scratch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The small system that every sandbox shows: a shell, the usual small tools, the C library and
/// four files of `/etc`.
///
/// The tools are copies in one directory of our own (`BaseImage`), because a mount each would cost
/// more than the rest of the set-up. No compiler and no interpreter beyond `sh` and `awk` is among
/// them.
final class BaseSystem {
  /// Where the copied tools are seen inside.
  static final String PLACE = "/base";

  static final List<String> TOOLS =
      List.of(
          "[",
          "awk",
          "base64",
          "basename",
          "cat",
          "chmod",
          "cksum",
          "cmp",
          "comm",
          "cp",
          "cut",
          "date",
          "dd",
          "df",
          "diff",
          "dirname",
          "du",
          "echo",
          "env",
          "expr",
          "false",
          "find",
          "fold",
          "grep",
          "head",
          "id",
          "join",
          "kill",
          "ln",
          "ls",
          "md5sum",
          "mkdir",
          "mkfifo",
          "mktemp",
          "mv",
          "nl",
          "nproc",
          "od",
          "paste",
          "printf",
          "prlimit",
          "pwd",
          "readlink",
          "realpath",
          "rm",
          "rmdir",
          "sed",
          "seq",
          "sh",
          "sha1sum",
          "sha256sum",
          "sleep",
          "sort",
          "split",
          "stat",
          "tac",
          "tail",
          "tar",
          "tee",
          "test",
          "timeout",
          "touch",
          "tr",
          "true",
          "truncate",
          "uname",
          "uniq",
          "wc",
          "xargs",
          "yes");

  /// Without these there is no sandbox.
  static final List<String> NEEDED =
      List.of("sh", "cat", "env", "kill", "mkdir", "printf", "prlimit", "rm", "tar");

  /// What sets a root up, kept apart from the command's tools: without rights, which it has not,
  /// they do nothing.
  static final List<String> SETUP = List.of("mount", "umount", "pivot_root", "unshare", "setpriv");

  /// Toolchains that some distributions keep among the libraries; a plan has to name them to see
  /// them.
  private static final List<String> MASKED =
      List.of(
          "jvm", "gcc", "node_modules", "go", "rustlib", "python", "perl", "ruby", "php", "ghc");

  private final Path host;
  private final Path image;
  private final Set<String> tools;

  /// @param host the host's root directory
  /// @param image the directory that holds `bin` and `etc`
  BaseSystem(Path host, Path image, Set<String> tools) {
    this.host = host;
    this.image = image;
    this.tools = new TreeSet<>(tools);
  }

  /// The pieces in the order of making.
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Bind.of(image, PLACE));
    pieces.add(new Link("usr/bin", "/bin"));
    pieces.add(new Link("usr/bin", "/sbin"));
    pieces.add(new Link("bin", "/usr/sbin"));
    libraries(pieces);
    for (String tool : tools) {
      pieces.add(new Link(PLACE + "/bin/" + tool, "/usr/bin/" + tool));
    }
    for (String file : BaseImage.ETC.keySet()) {
      pieces.add(new Link(PLACE + "/etc/" + file, "/etc/" + file));
    }
    bindIfThere(pieces, "etc/ld.so.cache");
    bindIfThere(pieces, "usr/lib/locale");
    return pieces;
  }

  /// The directories of shared libraries, as the host has them: the loader's path is fixed in every
  /// program.
  private void libraries(List<Piece> pieces) {
    for (String name : List.of("lib", "lib32", "lib64", "libx32")) {
      Path directory = host.resolve(name);
      if (Files.isSymbolicLink(directory)) {
        pieces.add(new Link(target(directory), "/" + name));
      }
    }
    boolean multiarch = false;
    for (String parent : List.of("usr/lib", "lib")) {
      for (Path directory : matching(host.resolve(parent), "*-linux-*")) {
        multiarch |= bindDirectory(pieces, directory);
      }
    }
    for (String name : List.of("usr/lib64", "lib64", "usr/lib32", "lib32")) {
      bindDirectory(pieces, host.resolve(name));
    }
    if (!multiarch) {
      bindDirectory(pieces, host.resolve("lib"));
      bindDirectory(pieces, host.resolve("usr/lib"));
      mask(pieces);
    }
  }

  private void mask(List<Piece> pieces) {
    for (String name : MASKED) {
      for (Path directory : matching(host.resolve("usr/lib"), name + "*")) {
        if (Files.isDirectory(directory)) {
          pieces.add(new Scratch(inside(directory), 4096));
        }
      }
    }
  }

  private boolean bindDirectory(List<Piece> pieces, Path directory) {
    boolean real = Files.isDirectory(directory) && inNoSymbolicLink(directory);
    if (real) {
      pieces.add(Bind.of(directory, inside(directory)));
    }
    return real;
  }

  private boolean inNoSymbolicLink(Path directory) {
    for (Path at = directory; at != null && !at.equals(host); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        return false;
      }
    }
    return true;
  }

  private void bindIfThere(List<Piece> pieces, String path) {
    Path file = host.resolve(path);
    if (Files.exists(file)) {
      pieces.add(Bind.of(file, inside(file)));
    }
  }

  private String inside(Path file) {
    return "/" + host.relativize(file);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static List<Path> matching(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }
}

package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The sandbox's root, piece by piece and in the order of making: the same for every mechanism.
record Layout(List<Piece> pieces) {
  Layout {
    pieces = List.copyOf(pieces);
  }

  /// One thing at an absolute path `at` inside.
  sealed interface Piece {
    String at();
  }

  /// A host file or directory. `origin` is where it is on the host, `source` where it can be
  /// reached from.
  record Bind(Path origin, Path source, String at, boolean directory, Access access)
      implements Piece {
    static Bind of(Path source, String at) {
      return new Bind(source, source, at, Files.isDirectory(source), Access.READ);
    }

    static Bind of(Path source, String at, Access access) {
      return new Bind(source, source, at, Files.isDirectory(source), access);
    }

    Bind from(Path elsewhere) {
      return new Bind(origin, elsewhere, at, directory, access);
    }
  }

  /// What the sandbox's user may do with a bind.
  enum Access {
    READ,
    /// Read each file in it, however closed it is on the host.
    READ_ALL,
    WRITE
  }

  /// A symbolic link.
  record Link(String to, String at) implements Piece {}

  /// An empty writable place of at most this size.
  record Scratch(String at, long bytes) implements Piece {}

  /// The base system, the writable places, the toolchains at their own paths, and the mounts.
  static Layout of(BaseSystem base, Spec spec) throws IOException {
    List<Piece> system = base.pieces();
    List<Bind> toolchains = toolchains(spec, system);
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : system) {
      boolean hidden =
          toolchains.stream().anyMatch(bind -> SandboxPath.within(piece.at(), bind.at()));
      if (!(piece instanceof Link && hidden)) {
        pieces.add(piece);
      }
    }
    pieces.add(new Scratch(Spec.TMP, spec.limits().disk().tmpBytes()));
    pieces.add(new Scratch(Spec.OUT, spec.limits().disk().outBytes()));
    pieces.addAll(toolchains);
    for (Mount mount : spec.mounts()) {
      Path source = existing(mount.source(), "mount " + mount.target());
      var access = mount.writable() ? Access.WRITE : Access.READ_ALL;
      pieces.add(Bind.of(source, straight(mount.target(), system), access));
    }
    return new Layout(pieces);
  }

  /// The host's files that may be written.
  List<Path> writable() {
    return pieces.stream()
        .filter(piece -> piece instanceof Bind bind && bind.access() == Access.WRITE)
        .map(piece -> ((Bind) piece).origin())
        .toList();
  }

  /// Parents first, each path once.
  private static List<Bind> toolchains(Spec spec, List<Piece> system) throws IOException {
    TreeMap<String, Bind> binds = new TreeMap<>();
    for (Toolchain toolchain : spec.toolchains()) {
      for (Path path : toolchain.mounts()) {
        Path source = existing(path, "toolchain " + toolchain.name());
        String at = straight(path.toString(), system);
        binds.put(at, Bind.of(source, at));
      }
    }
    return List.copyOf(binds.values());
  }

  /// The path without the links at the root: `/bin/x` is `/usr/bin/x`.
  private static String straight(String path, List<Piece> system) {
    for (Piece piece : system) {
      if (piece instanceof Link(String to, String at)
          && at.lastIndexOf('/') == 0
          && SandboxPath.within(path, at)) {
        return (to.startsWith("/") ? to : "/" + to) + path.substring(at.length());
      }
    }
    return path;
  }

  static Path existing(Path path, String what) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(what + ": there is no " + path + " on this machine");
    }
    return path.toRealPath();
  }
}

package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Layout.Bind;
import dev.ashlar.sandbox.Layout.Link;
import dev.ashlar.sandbox.Layout.Piece;
import dev.ashlar.sandbox.Layout.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Namespaces by `unshare(1)` and `mount(8)`: for a machine with util-linux and without bubblewrap.
///
/// Three steps. In a user namespace with a mount namespace the new root is built. In a process
/// namespace its first process pivots into that root. In a second user namespace, without any
/// capability and with no further one allowed, the inner script runs. It counts only because it is
/// probed with the same attacks.
final class Unshare implements Mechanism {
  private static final String STAGE = Scripts.read("stage.sh");
  private static final String NEW_ROOT = Scripts.read("newroot.sh");
  private static final String FIRST = Scripts.read("first.sh");

  private static final List<String> NAMESPACES =
      List.of(
          "--user",
          "--map-root-user",
          "--mount",
          "--propagation",
          "private",
          "--net",
          "--ipc",
          "--uts",
          "--cgroup",
          "--");

  private final HostTools tools;
  private final HostUser user;
  private final BaseSystem base;
  private final String description;

  Unshare(HostTools tools, HostUser user, BaseSystem base, String description) {
    this.tools = tools;
    this.user = user;
    this.base = base;
    this.description = description;
  }

  @Override
  public Isolation.Tier tier() {
    return Isolation.Tier.NAMESPACES;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public List<String> open() {
    return NamespaceTier.OPEN;
  }

  @Override
  public Launch prepare(Spec spec, String ready) throws IOException {
    Layout layout = Layout.of(base, spec);
    Staging staging = user.root() ? Staging.of(layout) : Staging.none(layout);
    List<String> command = new ArrayList<>(List.of(tools.need("setsid")));
    if (staging.needed()) {
      command.addAll(NamespaceTier.unshareMounts(tools));
      command.addAll(List.of(tools.need("sh"), "-c", STAGE, "sh", ""));
      command.addAll(staging.arguments());
    }
    command.addAll(user.become(tools));
    command.add(tools.need("unshare"));
    command.addAll(NAMESPACES);
    command.addAll(List.of(tools.need("sh"), "-c", newRoot(staging.pieces(), spec.limits()), "sh"));
    command.addAll(List.of(tools.need("sh"), "-c", FIRST, "sh", Long.toString(user.uid())));
    command.addAll(Inner.command(spec, ready));
    return new Launch(command, Path.of("/"), List.of(), List.of(), new NamespaceEnding());
  }

  /// The script that builds the root and goes on to the process namespace; words after it are the
  /// command there.
  private String newRoot(List<Piece> pieces, Limits limits) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("PATH=/usr/sbin:/usr/bin:/sbin:/bin");
    lines.add("mount=" + Shell.quoted(tools.need("mount")));
    lines.add(NEW_ROOT);
    lines.add(
        "scratch dev/shm " + limits.disk().shmBytes() + " " + inodes(limits.disk().shmBytes()));
    lines.add("mkdir -p -- " + Shell.quoted(directories(pieces)));
    pieces.stream()
        .filter(piece -> !(piece instanceof Link))
        .map(Unshare::line)
        .forEach(lines::add);
    lines.addAll(links(pieces));
    lines.add("hostname sandbox 2>/dev/null || :");
    lines.add("ip link set lo up 2>/dev/null || :");
    String setpriv = Shell.quoted(tools.need("setpriv"));
    String unshare = Shell.quoted(tools.need("unshare"));
    lines.add(
        "exec "
            + setpriv
            + " --pdeathsig KILL -- "
            + unshare
            + " --pid --fork --kill-child=KILL -- \"$@\"");
    return String.join("\n", lines);
  }

  /// Mount points in the root itself; those in a writable place can only be made once that is
  /// there.
  private static SortedSet<String> directories(List<Piece> pieces) {
    SortedSet<String> directories = new TreeSet<>();
    pieces.forEach(piece -> directories.add(directory(piece)));
    return directories;
  }

  private static String directory(Piece piece) {
    boolean itself = piece instanceof Scratch || (piece instanceof Bind bind && bind.directory());
    String path = itself ? piece.at() : piece.at().substring(0, piece.at().lastIndexOf('/'));
    return "." + path;
  }

  private static String line(Piece piece) {
    String at = Shell.quoted("." + piece.at());
    return switch (piece) {
      case Link(String to, String _) -> "ln -s -- " + Shell.quoted(to) + " " + at;
      case Scratch(String _, long bytes) -> "scratch " + at + " " + bytes + " " + inodes(bytes);
      case Bind bind -> {
        String point = bind.directory() ? "" : "; [ -e " + at + " ] || : >" + at;
        yield "mkdir -p -- "
            + Shell.quoted(directory(bind))
            + point
            + "; show "
            + Shell.quoted(bind.source().toString())
            + " "
            + at;
      }
    };
  }

  /// A file of a size that is still a file; more of them would take memory of the kernel only.
  private static long inodes(long bytes) {
    return Math.max(1024, bytes / 1024);
  }

  /// Links that keep their names, all of one directory with one command.
  private static List<String> links(List<Piece> pieces) {
    List<String> lines = new ArrayList<>();
    SortedMap<String, SortedSet<String>> sameName = new TreeMap<>();
    for (Piece piece : pieces) {
      if (piece instanceof Link(String to, String at)) {
        String name = at.substring(at.lastIndexOf('/'));
        if (to.endsWith(name)) {
          sameName.computeIfAbsent(directory(piece), _ -> new TreeSet<>()).add(to);
        } else {
          lines.add(line(piece));
        }
      }
    }
    sameName.forEach((directory, targets) ->
        lines.add("ln -s -- " + Shell.quoted(targets) + " " + Shell.quoted(directory + "/")));
    return lines;
  }
}

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

/// Writes the script that builds a layout with `mount(8)` and goes on to the process namespace.
///
/// A process for each mount would cost more than everything else, so there are two: one `mount
/// --all` makes the writable places, another shows the host's files in them and beside them.
final class NewRoot {
  private static final String START = Scripts.read("newroot.sh");
  private static final String ROOT = "/sys/root";

  /// Where the process file system will soon hide it.
  private static final String TABLE = ROOT + "/proc/table";

  private static final List<String> DEVICES = List.of("null", "zero", "full", "random", "urandom");

  private final HostTools tools;
  private final List<Piece> pieces;
  private final List<Scratch> places;
  private final List<Bind> binds;

  NewRoot(HostTools tools, List<Piece> pieces, Limits limits) {
    this.tools = tools;
    this.pieces = pieces;
    this.places = new ArrayList<>();
    places.add(new Scratch("/dev", 64 * 1024));
    places.add(new Scratch("/dev/shm", limits.disk().shmBytes()));
    this.binds = new ArrayList<>();
    for (String device : DEVICES) {
      binds.add(Bind.of(Path.of("/dev", device), "/dev/" + device));
    }
    for (Piece piece : pieces) {
      if (piece instanceof Scratch place) {
        places.add(place);
      } else if (piece instanceof Bind bind) {
        binds.add(bind);
      }
    }
  }

  /// The script; the words given to it are the command in the process namespace.
  String script() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("mount=" + Shell.quoted(tools.need("mount")));
    lines.add(START);
    lines.addAll(links());
    lines.add("mkdir -p -- ./proc " + Shell.quoted(directories()));
    lines.addAll(mountAll(places.stream().map(NewRoot::entry).toList()));
    points(lines);
    lines.add(
        "ln -s /proc/self/fd dev/fd; ln -s fd/0 dev/stdin; ln -s fd/1 dev/stdout; ln -s fd/2"
            + " dev/stderr");
    HostMounts mounts = HostMounts.current();
    lines.addAll(mountAll(binds.stream().map(bind -> entry(bind, mounts)).toList()));
    lines.add("\"$mount\" -o remount,bind,ro,nosuid dev");
    tools
        .find("hostname")
        .ifPresent(
            hostname -> lines.add(Shell.quoted(hostname.toString()) + " sandbox 2>/dev/null || :"));
    tools
        .find("ip")
        .ifPresent(
            ip -> lines.add(Shell.quoted(ip.toString()) + " link set lo up 2>/dev/null || :"));
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
  private SortedSet<String> directories() {
    SortedSet<String> directories = new TreeSet<>();
    places.stream()
        .filter(place -> !inPlace(place))
        .forEach(place -> directories.add("." + place.at()));
    binds.stream().filter(bind -> !inPlace(bind)).forEach(bind -> directories.add(directory(bind)));
    for (Piece piece : pieces) {
      if (piece instanceof Link) {
        directories.add(directory(piece));
      }
    }
    return directories;
  }

  /// The mount points in writable places, and all that are files.
  private void points(List<String> lines) {
    SortedSet<String> inPlaces = new TreeSet<>();
    List<String> files = new ArrayList<>();
    for (Bind bind : binds) {
      if (inPlace(bind)) {
        inPlaces.add(directory(bind));
      }
      if (!bind.directory()) {
        files.add("." + bind.at());
      }
    }
    lines.add("mkdir -p -- " + Shell.quoted(inPlaces));
    lines.add("for file in " + Shell.quoted(files) + "; do [ -e \"$file\" ] || : >\"$file\"; done");
  }

  private boolean inPlace(Piece piece) {
    return places.stream()
        .anyMatch(p -> !p.at().equals(piece.at()) && SandboxPath.within(piece.at(), p.at()));
  }

  private static String directory(Piece piece) {
    boolean itself = piece instanceof Bind bind && bind.directory();
    return "." + (itself ? piece.at() : piece.at().substring(0, piece.at().lastIndexOf('/')));
  }

  /// The links, those that keep their names by directory, with one command each.
  private List<String> links() {
    List<String> lines = new ArrayList<>();
    SortedMap<String, SortedSet<String>> sameName = new TreeMap<>();
    for (Piece piece : pieces) {
      if (piece instanceof Link(String to, String at)) {
        if (to.endsWith(at.substring(at.lastIndexOf('/')))) {
          sameName.computeIfAbsent(directory(piece), _ -> new TreeSet<>()).add(to);
        } else {
          lines.add("ln -s -- " + Shell.quoted(to) + " " + Shell.quoted("." + at));
        }
      }
    }
    lines.addFirst("mkdir -p -- " + Shell.quoted(sameName.keySet()));
    sameName.forEach((directory, targets) ->
        lines.add("ln -s -- " + Shell.quoted(targets) + " " + Shell.quoted(directory + "/")));
    return lines;
  }

  private static List<String> mountAll(List<String> entries) {
    return List.of(
        "printf '%s\\n' " + Shell.quoted(entries) + " >" + TABLE,
        "\"$mount\" --all --fstab " + TABLE);
  }

  private static String entry(Scratch place) {
    String options =
        "mode=755,nosuid,nodev,size=%d,nr_inodes=%d,X-mount.mkdir"
            .formatted(place.bytes(), inodes(place.bytes()));
    return "ashlar " + field(ROOT + place.at()) + " tmpfs " + options + " 0 0";
  }

  private static String entry(Bind bind, HostMounts mounts) {
    String options =
        bind.at().startsWith("/dev/")
            ? "bind"
            : bind.access() == Layout.Access.WRITE ? "bind,nosuid,nodev" : "bind,ro,nosuid,nodev";
    String more = mounts.forbidExecution(bind.origin()) ? ",noexec" : "";
    return field(bind.source().toString())
        + " "
        + field(ROOT + bind.at())
        + " none "
        + options
        + more
        + " 0 0";
  }

  /// One entry for each KiB: more files than that would take memory of the kernel only.
  private static long inodes(long bytes) {
    return Math.max(1024, bytes / 1024);
  }

  /// A field of a file system table: blanks and backslashes as octal numbers.
  private static String field(String path) {
    return path.replace("\\", "\\134")
        .replace(" ", "\\040")
        .replace("\t", "\\011")
        .replace("\n", "\\012");
  }
}

package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A mechanism that may be on this machine, in the order of preference.
enum Candidate {
  BUBBLEWRAP("bubblewrap"),
  UNSHARE("unshare");

  private final String title;

  Candidate(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /// What the mechanism needs is not there, and how to get it.
  static final class AbsentException extends Exception {
    private final String fix;

    AbsentException(String problem, String fix) {
      super(problem);
      this.fix = fix;
    }

    String problem() {
      return String.valueOf(getMessage());
    }

    String fix() {
      return fix;
    }
  }

  Mechanism mechanism(HostTools tools) throws AbsentException, IOException, InterruptedException {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new AbsentException(
          "this is not Linux",
          "run on Linux (a virtual machine or a container will do), or choose no isolation"
              + " explicitly");
    }
    requireTools(tools);
    HostUser user = HostUser.current();
    BaseSystem base = base(tools, user);
    return switch (this) {
      case BUBBLEWRAP -> new Bubblewrap(tools, user, base, describe(tools, "bwrap"));
      case UNSHARE -> new Unshare(tools, user, base, describe(tools, "unshare"));
    };
  }

  private void requireTools(HostTools tools) throws AbsentException {
    String program = this == BUBBLEWRAP ? "bwrap" : "unshare";
    if (tools.find(program).isEmpty()) {
      throw new AbsentException("there is no " + program + " on this machine", install(program));
    }
    List<String> needed = new ArrayList<>(BaseSystem.NEEDED);
    needed.addAll(
        List.of("setpriv", "unshare", "mount", "umount", "chmod", "cp", "setsid", "pivot_root"));
    for (String tool : needed) {
      if (tools.find(tool).isEmpty()) {
        throw new AbsentException("there is no '" + tool + "' on this machine", install(tool));
      }
    }
  }

  private static String install(String program) {
    String item =
        switch (program) {
          case "bwrap" -> "bubblewrap";
          case "tar" -> "tar";
          case "unshare", "setpriv", "mount", "umount", "setsid", "pivot_root", "prlimit", "kill" ->
              "util-linux";
          default -> "coreutils";
        };
    return "install it: apt-get install %1$s, dnf install %1$s or pacman -S %1$s".formatted(item);
  }

  private static BaseSystem base(HostTools tools, HostUser user) throws IOException {
    SortedMap<String, Path> bin = real(tools, BaseSystem.TOOLS);
    Map<String, SortedMap<String, Path>> programs =
        Map.of("bin", bin, "setup", real(tools, BaseSystem.SETUP));
    Path image = BaseImage.of(programs, user.uid(), caches(user));
    return new BaseSystem(Path.of("/"), image, bin.keySet());
  }

  private static SortedMap<String, Path> real(HostTools tools, List<String> names) {
    SortedMap<String, Path> programs = new TreeMap<>();
    names.forEach(name -> tools.real(name).ifPresent(program -> programs.put(name, program)));
    return programs;
  }

  private static List<Path> caches(HostUser user) {
    if (user.root()) {
      return List.of(Path.of("/var/cache/ashlar"));
    }
    String home = System.getProperty("user.home", "/nonexistent");
    return List.of(Path.of(home, ".cache", "ashlar"));
  }

  private static String describe(HostTools tools, String program)
      throws IOException, InterruptedException {
    Path path = Path.of(tools.need(program));
    String version =
        new Asking(Map.of()).ask(path, "--version").map(List::getFirst).orElse(program);
    byte[] digest = Digests.sha256(Files.readAllBytes(path));
    return version + " sha256:" + HexFormat.of().formatHex(digest, 0, 8);
  }
}

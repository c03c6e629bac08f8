package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Toolchain.Found;
import dev.ashlar.sandbox.Toolchain.Missing;
import dev.ashlar.sandbox.Toolchain.Search;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the toolchains that a plan names: `jdk` (25 or newer), `python`, `gcc`, `node`, or a
/// custom one by its host paths.
public final class ToolchainFinder {
  private static final Set<String> SYSTEM_PREFIXES = Set.of("/", "/usr", "/usr/local");
  private static final Set<String> NOT_TO_MOUNT =
      Set.of("/", "/proc", "/sys", "/dev", "/etc", "/out", "/tmp", BaseSystem.PLACE);

  private static final String PYTHON_QUESTION =
      "import sys, sysconfig; p = sysconfig.get_paths(); "
          + "print(*[sys.executable, sys.base_prefix, sys.prefix, sys.version.split()[0], "
          + "p['stdlib'], p['platstdlib'], p['purelib'], p['platlib']], sep='\\n')";

  private static final List<String> GCC_PROGRAMS =
      List.of(
          ("gcc cc g++ c++ cpp as ld ld.bfd ar nm ranlib strip objcopy objdump readelf gcov gcc-ar"
                  + " gcc-ranlib")
              .split(" ", -1));

  private static final List<String> GCC_QUESTIONS =
      List.of("-print-prog-name=cc1", "-print-prog-name=collect2", "-print-libgcc-file-name");

  private final Asking asking;
  private final List<Path> path;
  private final JdkSearch jdks;

  /// @param environment the harness's own environment, for `PATH` and the variables that name a JDK
  public ToolchainFinder(Map<String, String> environment) {
    this.asking = new Asking(Map.copyOf(environment));
    this.path = HostTools.pathOf(environment);
    this.jdks = new JdkSearch(environment, path);
  }

  /// Looks for a toolchain by its well-known name.
  public Search find(String name) throws InterruptedException {
    return switch (name) {
      case "jdk" -> jdks.find();
      case "python" -> python();
      case "gcc" -> gcc();
      case "node" -> node();
      default ->
          new Missing(
              name,
              "'" + Printable.escaped(name) + "' is no known toolchain",
              "name jdk, python, gcc or node, or write {name: …, mounts: [host paths], path:"
                  + " [directories]}");
    };
  }

  /// A toolchain of the plan's own: absolute host paths that must exist.
  public Search custom(String name, List<Path> mounts, List<Path> pathDirs) {
    for (Path mount : mounts) {
      String plain = mount.normalize().toString();
      if (!mount.isAbsolute() || !plain.equals(mount.toString()) || NOT_TO_MOUNT.contains(plain)) {
        return new Missing(
            name,
            mount + " cannot be mounted",
            "give absolute, normal paths of the toolchain only");
      }
      if (!Files.isReadable(mount)) {
        return new Missing(
            name,
            "there is no readable " + mount + " on this machine",
            "install it, or mend the path");
      }
    }
    return new Found(new Toolchain(name, mounts, pathDirs, Map.of()), "as given");
  }

  private Search python() throws InterruptedException {
    for (String program : List.of("python3", "python")) {
      Optional<Path> found = onPath(program);
      Optional<List<String>> answer =
          found.isPresent()
              ? asking.ask(found.get(), "-I", "-c", PYTHON_QUESTION)
              : Optional.empty();
      if (answer.isPresent() && answer.get().size() == 8 && answer.get().get(3).startsWith("3.")) {
        return pythonAt(answer.get());
      }
    }
    return new Missing(
        "python",
        "no python3 on PATH answers",
        "install one: apt-get install python3, dnf install python3, pacman -S python, or pyenv"
            + " global 3.x");
  }

  /// An interpreter with a prefix of its own is shown whole; of the system's, the interpreter and
  /// its libraries.
  private static Search pythonAt(List<String> answer) {
    Path executable = Path.of(answer.getFirst());
    Set<Path> mounts = new LinkedHashSet<>();
    for (String prefix : answer.subList(1, 3)) {
      if (!SYSTEM_PREFIXES.contains(prefix)) {
        mounts.add(Path.of(prefix));
      }
    }
    String version = answer.get(3);
    if (SYSTEM_PREFIXES.contains(answer.get(1))) {
      String minor =
          version.substring(
              0, version.indexOf('.', 2) < 0 ? version.length() : version.indexOf('.', 2));
      for (String name : List.of("python", "python3", "python" + minor)) {
        mounts.add(executable.resolveSibling(name));
        mounts.add(Path.of("/usr/bin", name));
      }
      answer.subList(4, 8).forEach(library -> mounts.add(Path.of(library)));
      mounts.add(Path.of("/usr/lib/python3"));
    }
    Map<String, String> env = Map.of("PYTHONDONTWRITEBYTECODE", "1");
    List<Path> dirs =
        List.of(executable.getParent() == null ? Path.of("/usr/bin") : executable.getParent());
    return new Found(new Toolchain("python", thereOf(mounts), dirs, env), "Python " + version);
  }

  private Search gcc() throws InterruptedException {
    Optional<Path> gcc = onPath("gcc");
    Optional<List<String>> version =
        gcc.isPresent() ? asking.ask(gcc.get(), "-dumpfullversion") : Optional.empty();
    if (gcc.isEmpty() || version.isEmpty() || version.get().isEmpty()) {
      return new Missing(
          "gcc",
          "no gcc on PATH answers",
          "install it with its headers: apt-get install gcc libc6-dev, dnf install gcc, pacman -S"
              + " gcc");
    }
    Toolchain toolchain = gccAt(gcc.get());
    return new Found(toolchain, "GCC " + version.get().getFirst());
  }

  /// The compiler's programs where they are, its own directories as it tells them, and the headers.
  private Toolchain gccAt(Path gcc) throws InterruptedException {
    Set<Path> mounts = new LinkedHashSet<>();
    Set<Path> dirs = new LinkedHashSet<>();
    for (String name : GCC_PROGRAMS) {
      for (Path program : onPath(name).stream().toList()) {
        mounts.add(program);
        dirs.add(program.getParent());
      }
    }
    for (String question : GCC_QUESTIONS) {
      for (String answer : asking.ask(gcc, question).orElse(List.of())) {
        Path file = Path.of(answer).normalize();
        if (file.isAbsolute()) {
          mounts.add(file.getParent());
        }
      }
    }
    mounts.add(Path.of("/usr/include"));
    return new Toolchain("gcc", thereOf(mounts), List.copyOf(dirs), Map.of());
  }

  private Search node() throws InterruptedException {
    Optional<Path> node = onPath("node");
    String question = "console.log(process.execPath + '\\n' + process.version)";
    Optional<List<String>> answer =
        node.isPresent() ? asking.ask(node.get(), "-e", question) : Optional.empty();
    if (answer.isEmpty() || answer.get().size() != 2) {
      return new Missing(
          "node",
          "no node on PATH answers",
          "install it: apt-get install nodejs, dnf install nodejs, pacman -S nodejs, or nvm install"
              + " --lts");
    }
    Path executable = Path.of(answer.get().getFirst());
    Path bin = executable.getParent() == null ? Path.of("/usr/bin") : executable.getParent();
    Path prefix = bin.getParent() == null ? Path.of("/") : bin.getParent();
    List<Path> mounts =
        SYSTEM_PREFIXES.contains(prefix.toString())
            ? List.of(executable, Path.of("/usr/lib/node_modules"), Path.of("/usr/share/nodejs"))
            : List.of(prefix);
    Toolchain toolchain = new Toolchain("node", thereOf(mounts), List.of(bin), Map.of());
    return new Found(toolchain, "Node " + answer.get().get(1));
  }

  private Optional<Path> onPath(String program) {
    return path.stream()
        .map(directory -> directory.resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static List<Path> thereOf(Iterable<Path> paths) {
    List<Path> there = new ArrayList<>();
    paths.forEach(path -> {
      if (Files.exists(path)) {
        there.add(path);
      }
    });
    return there;
  }
}

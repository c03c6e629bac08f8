package dev.ashlar.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One command to run in a sandbox: its words, what it may see, what bounds it, and what leaves
/// when it has ended.
///
/// Nothing but `mounts`, `toolchains` and a small base system (`sh`, coreutils, `tar`, the C
/// library) can be seen. Writable are `/out` (also `$HOME`), `/tmp` and `/dev/shm`; all of it is
/// gone at the end, except what `export` names. So are mounts that say so, which stay.
///
/// @param argv the program (looked up on `PATH` inside) and its arguments
/// @param mounts host files shown read-only, or not
/// @param toolchains host programs shown read-only at their own paths
/// @param env variables beyond the base (`PATH`, `HOME`, `TMPDIR`, `LANG`, `TZ`) and those of the
///   toolchains
/// @param stdin what is read by `Sandbox.run`
/// @param export a directory inside whose tree leaves at the end, if the command ended by itself
/// @param workdir the working directory inside
public record Spec(
    List<String> argv,
    List<Mount> mounts,
    List<Toolchain> toolchains,
    Map<String, String> env,
    Input stdin,
    Limits limits,
    Optional<String> export,
    String workdir) {

  /// The home, default working directory and usual place for results; empty at the start.
  public static final String OUT = "/out";

  /// The place for temporary files; empty at the start.
  public static final String TMP = "/tmp";

  private static final int ARGV_CHARS_MAX = 100_000;

  public Spec {
    argv = List.copyOf(argv);
    mounts = List.copyOf(mounts);
    toolchains = List.copyOf(toolchains);
    env = Map.copyOf(env);
    checkArgv(argv);
    env.forEach(Spec::checkVariable);
    export.ifPresent(dir -> SandboxPath.checked(dir, "export"));
    SandboxPath.checked(workdir, "workdir");
  }

  /// This command with nothing mounted, no input, nothing exported, in `/out`.
  public static Spec of(Limits limits, String... argv) {
    return of(limits, List.of(argv));
  }

  /// This command with nothing mounted, no input, nothing exported, in `/out`.
  public static Spec of(Limits limits, List<String> argv) {
    return new Spec(
        argv, List.of(), List.of(), Map.of(), new Input.Nothing(), limits, Optional.empty(), OUT);
  }

  /// The same, seeing one more host file or directory.
  public Spec mounting(Path source, String target) {
    return mounting(new Mount(source, target));
  }

  /// The same with one more mount.
  public Spec mounting(Mount mount) {
    return new Spec(argv, appended(mounts, mount), toolchains, env, stdin, limits, export, workdir);
  }

  /// The same, seeing one more toolchain.
  public Spec using(Toolchain toolchain) {
    return new Spec(
        argv, mounts, appended(toolchains, toolchain), env, stdin, limits, export, workdir);
  }

  /// The same with one more variable.
  public Spec setting(String name, String value) {
    Map<String, String> more = new TreeMap<>(env);
    more.put(name, value);
    return new Spec(argv, mounts, toolchains, more, stdin, limits, export, workdir);
  }

  /// The same, reading this.
  public Spec reading(Input input) {
    return new Spec(argv, mounts, toolchains, env, input, limits, export, workdir);
  }

  /// The same, with the tree below `directory` leaving at the end.
  public Spec exporting(String directory) {
    return new Spec(argv, mounts, toolchains, env, stdin, limits, Optional.of(directory), workdir);
  }

  /// The same, started in another directory.
  public Spec in(String directory) {
    return new Spec(argv, mounts, toolchains, env, stdin, limits, export, directory);
  }

  /// The same within other limits.
  public Spec within(Limits others) {
    return new Spec(argv, mounts, toolchains, env, stdin, others, export, workdir);
  }

  private static void checkArgv(List<String> argv) {
    if (argv.isEmpty() || argv.getFirst().isEmpty() || argv.getFirst().contains("=")) {
      throw new IllegalArgumentException("a command needs a program name without '=': " + argv);
    }
    if (argv.getFirst().startsWith("-")) {
      throw new IllegalArgumentException("a program name must not start with '-': " + argv);
    }
    if (argv.stream().mapToInt(String::length).sum() > ARGV_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a command over " + ARGV_CHARS_MAX + " characters: put it into a file");
    }
    if (argv.stream().anyMatch(word -> word.indexOf(0) >= 0)) {
      throw new IllegalArgumentException(
          "a command cannot hold a NUL character: " + Printable.escaped(argv.toString()));
    }
  }

  private static void checkVariable(String name, String value) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "environment variable name '" + Printable.escaped(name) + "' is not allowed");
    }
    if (value.indexOf(0) >= 0) {
      throw new IllegalArgumentException("environment variable " + name + " holds a NUL character");
    }
  }

  private static <T> List<T> appended(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}

package dev.ashlar.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// No isolation at all, for machines that have none and operators who say so: a clean environment,
/// limits where the host has `prlimit`, a wall clock, and a kill of the process group.
///
/// The places of the sandbox (`/out`, `/tmp`, the mounts' targets) are directories below a
/// temporary one; the paths in the command's words, environment and directories are translated.
/// Paths written in files are not.
final class Unsandboxed implements Mechanism {
  private final HostTools tools;

  Unsandboxed(HostTools tools) {
    this.tools = tools;
  }

  @Override
  public Isolation.Tier tier() {
    return Isolation.Tier.NONE;
  }

  @Override
  public String describe() {
    return "no isolation, as the operator asked";
  }

  @Override
  public List<String> open() {
    return List.of(
        "anything the user may do on this machine: files, network, other processes, secrets",
        "processes that leave their group and their parents");
  }

  @Override
  public Launch prepare(Spec spec, String ready) throws IOException {
    Path root = Files.createTempDirectory("ashlar-");
    try {
      lay(root, spec);
    } catch (IOException e) {
      Trees.delete(root);
      throw e;
    }
    Relocation relocation = Relocation.of(root, spec);
    List<String> command = new ArrayList<>();
    tools.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    tools
        .find("setpriv")
        .ifPresent(
            setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL", "--")));
    tools.find("prlimit").ifPresent(prlimit -> command.addAll(limits(prlimit, spec.limits())));
    command.addAll(List.of(tools.need("sh"), "-c", Inner.SCRIPT, "sh", ready));
    command.add(relocation.path(spec.workdir()));
    command.add(spec.export().map(relocation::path).orElse(""));
    command.addAll(List.of("", tools.need("tar"), tools.need("env"), "-i"));
    environment(spec).forEach((name, value) -> command.add(name + "=" + relocation.text(value)));
    spec.argv().forEach(word -> command.add(relocation.text(word)));
    return new Launch(command, root, List.of(), List.of(root), new GroupEnding(tools));
  }

  private static void lay(Path root, Spec spec) throws IOException {
    Files.createDirectory(root.resolve(Spec.OUT.substring(1)));
    Files.createDirectory(root.resolve(Spec.TMP.substring(1)));
    for (Mount mount : spec.mounts()) {
      Path target = root.resolve(mount.target().substring(1));
      Files.createDirectories(target.getParent());
      Path source = Layout.existing(mount.source(), "mount " + mount.target());
      if (mount.writable() || !(Files.isDirectory(source) || Files.isRegularFile(source))) {
        Files.createSymbolicLink(target, source);
      } else {
        Trees.copy(source, target);
      }
    }
  }

  /// The same as in a sandbox, with the host's own programs on the path.
  private Map<String, String> environment(Spec spec) {
    Map<String, String> environment = new TreeMap<>(Inner.environment(spec));
    List<String> path = new ArrayList<>();
    spec.toolchains()
        .forEach(t -> t.pathDirs().forEach(directory -> path.add(directory.toString())));
    tools.directories().forEach(directory -> path.add(directory.toString()));
    environment.put("PATH", String.join(":", path));
    environment.putAll(spec.env());
    return environment;
  }

  /// Without a user of its own a process limit would count the operator's other processes.
  private static List<String> limits(Path prlimit, Limits limits) {
    List<String> words = new ArrayList<>(List.of(prlimit.toString()));
    Inner.limits(limits).stream().filter(limit -> !limit.startsWith("--nproc")).forEach(words::add);
    words.add("--");
    return words;
  }
}

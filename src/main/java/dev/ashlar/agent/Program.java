package dev.ashlar.agent;

import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A client's program on this machine, and all that must be shown in its sandbox for it to start.
///
/// @param executable what is started, links resolved
record Program(Path executable, List<Toolchain> toolchains) {
  Program {
    toolchains = List.copyOf(toolchains);
  }

  /// What looking for it came to.
  sealed interface Found {
    record Here(Program program) implements Found {}

    record Missing(String reason, String fix) implements Found {}
  }

  /// Looks for a preset's program and for the tools it needs.
  static Found find(Preset preset, Map<String, String> environment) throws InterruptedException {
    var path = environment.getOrDefault("PATH", "");
    var executable = executable(preset.program(), path);
    if (executable.isEmpty()) {
      return new Found.Missing(
          preset.title() + " is not on this machine: no `" + preset.program() + "` on PATH",
          "install it, or name its path as `program` in your agents file (docs/agents.md)");
    }
    var toolchains = new ArrayList<Toolchain>();
    toolchains.add(own(preset, executable.get()));
    var finder = new ToolchainFinder(environment);
    var tools = new TreeSet<>(preset.tools());
    if (isNodeScript(executable.get())) {
      tools.add("node");
    }
    for (var tool : tools) {
      switch (tool(tool, finder, path)) {
        case Toolchain.Found(var toolchain, var _) -> toolchains.add(toolchain);
        case Toolchain.Missing(var name, var reason, var fix) -> {
          return new Found.Missing(preset.title() + " needs " + name + ": " + reason, fix);
        }
      }
    }
    return new Found.Here(new Program(executable.get(), toolchains));
  }

  private static Toolchain.Search tool(String name, ToolchainFinder finder, String path)
      throws InterruptedException {
    if (List.of("jdk", "python", "gcc", "node").contains(name)) {
      return finder.find(name);
    }
    return executable(name, path)
        .<Toolchain.Search>map(file -> {
          var parent = Optional.ofNullable(file.getParent()).orElse(file);
          return new Toolchain.Found(
              new Toolchain(name, List.of(file), List.of(parent), Map.of()), "");
        })
        .orElseGet(() -> new Toolchain.Missing(name, "it is not on PATH", "install it"));
  }

  /// A program that npm installed is shown with everything that was installed with it.
  private static Toolchain own(Preset preset, Path executable) {
    var mounts = new ArrayList<Path>();
    mounts.add(modules(executable).orElse(executable));
    preset.mounts().forEach(mount -> mounts.add(Path.of(mount)));
    return new Toolchain(preset.name(), mounts, List.of(), Map.of());
  }

  private static Optional<Path> modules(Path executable) {
    for (Path at = executable; at != null; at = at.getParent()) {
      if (at.endsWith("node_modules")) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> executable(String name, String path) {
    var candidates = new ArrayList<Path>();
    if (name.contains("/")) {
      candidates.add(Path.of(name));
    } else {
      for (var directory : path.split(":")) {
        if (directory.startsWith("/")) {
          candidates.add(Path.of(directory, name));
        }
      }
    }
    return candidates.stream().filter(Files::isExecutable).findFirst().flatMap(Program::real);
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isNodeScript(Path file) {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(80), java.nio.charset.StandardCharsets.ISO_8859_1);
      return head.startsWith("#!") && head.lines().findFirst().orElse("").contains("node");
    } catch (IOException e) {
      return false;
    }
  }
}

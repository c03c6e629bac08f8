package dev.ashlar.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Host programs shown in a sandbox: every path in `mounts` appears read-only at its own place,
/// `pathDirs` come first on `PATH`.
public record Toolchain(
    String name, List<Path> mounts, List<Path> pathDirs, Map<String, String> env) {
  public Toolchain {
    mounts = List.copyOf(mounts);
    pathDirs = List.copyOf(pathDirs);
    env = Map.copyOf(env);
    for (Path path : mounts) {
      SandboxPath.checked(path.toString(), "toolchain " + name + ": mount");
    }
    for (Path path : pathDirs) {
      SandboxPath.checked(path.toString(), "toolchain " + name + ": path");
    }
  }

  /// What looking for a toolchain came to.
  public sealed interface Search {}

  /// It is here; `version` is what it calls itself.
  public record Found(Toolchain toolchain, String version) implements Search {}

  /// It is not here, why, and what to do about it.
  public record Missing(String name, String reason, String fix) implements Search {}
}

package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Toolchain.Missing;
import dev.ashlar.sandbox.Toolchain.Search;
import java.nio.file.Path;
import java.util.List;

/// Finds the toolchains that a plan names: `jdk` (25 or newer), `python`, `gcc`, `node`, or a
/// custom one by its host paths.
public final class ToolchainFinder {

  /// Looks for a toolchain by its well-known name.
  public Search find(String name) throws InterruptedException {
    return new Missing(
        name, "unknown toolchain name", "name jdk, python, gcc or node, or give host paths");
  }

  /// A toolchain of the plan's own: absolute host paths that must exist.
  public Search custom(String name, List<Path> mounts, List<Path> pathDirs) {
    return new Missing(name, "no custom toolchains yet: " + mounts + pathDirs, "name a known one");
  }
}

package dev.ashlar.plan;

import java.util.List;

/// A toolchain the gates may use: a known name (`jdk`, `python`, `gcc`, `node`) with empty lists,
/// or a name of the plan's own with host paths.
///
/// `mounts` are shown read-only in the sandbox, `path` is put on `PATH`; both hold absolute host
/// paths.
public record ToolchainNeed(String name, List<String> mounts, List<String> path) {
  public ToolchainNeed {
    mounts = List.copyOf(mounts);
    path = List.copyOf(path);
  }
}

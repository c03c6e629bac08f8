package dev.ashlar.gate;

import dev.ashlar.plan.ToolchainNeed;
import dev.ashlar.sandbox.Spec;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The toolchains of a plan as they were found on this machine: every gate of the plan sees these
/// and no others.
public record Toolchains(List<Toolchain> list) {
  /// None: programs of the base system only.
  public static final Toolchains NONE = new Toolchains(List.of());

  public Toolchains {
    list = List.copyOf(list);
  }

  /// What looking for all of them came to.
  public sealed interface Search {}

  /// All are here; `versions` names each with its version, in the order of the plan.
  public record Found(Toolchains toolchains, List<String> versions) implements Search {
    public Found {
      versions = List.copyOf(versions);
    }
  }

  /// Some are not here, each with the reason and what to do about it.
  public record Missing(List<Toolchain.Missing> list) implements Search {
    public Missing {
      list = List.copyOf(list);
    }
  }

  /// Looks for everything that a plan names.
  public static Search find(ToolchainFinder finder, List<ToolchainNeed> needs)
      throws InterruptedException {
    List<Toolchain> found = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    List<Toolchain.Missing> missing = new ArrayList<>();
    for (ToolchainNeed need : needs) {
      switch (one(finder, need)) {
        case Toolchain.Found(Toolchain toolchain, String version) -> {
          found.add(toolchain);
          versions.add(need.name() + " " + version);
        }
        case Toolchain.Missing absent -> missing.add(absent);
      }
    }
    return missing.isEmpty() ? new Found(new Toolchains(found), versions) : new Missing(missing);
  }

  private static Toolchain.Search one(ToolchainFinder finder, ToolchainNeed need)
      throws InterruptedException {
    return need.mounts().isEmpty()
        ? finder.find(need.name())
        : finder.custom(
            need.name(),
            need.mounts().stream().map(Path::of).toList(),
            need.path().stream().map(Path::of).toList());
  }

  /// Where each lies on this machine, for whoever wants to try what the gate will do.
  public List<String> places() {
    return list.stream()
        .map(one ->
            one.name()
                + " in "
                + one.pathDirs().stream().map(Path::toString).collect(Collectors.joining(":")))
        .toList();
  }

  /// The command, seeing all of them.
  Spec given(Spec spec) {
    Spec seeing = spec;
    for (Toolchain toolchain : list) {
      seeing = seeing.using(toolchain);
    }
    return seeing;
  }
}

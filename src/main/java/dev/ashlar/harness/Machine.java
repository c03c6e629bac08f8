package dev.ashlar.harness;

import dev.ashlar.gate.Toolchains;
import dev.ashlar.plan.Plan;
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import java.util.ArrayList;
import java.util.List;

/// What this machine offers a plan's gates: a sandbox whose probes held, and the toolchains the
/// plan names.
public record Machine(Sandbox sandbox, Toolchains toolchains) {
  private static final List<String> WELL_KNOWN = List.of("jdk", "python", "gcc", "node");

  /// What looking came to.
  public sealed interface Found {
    record Ready(Machine machine) implements Found {}

    record Missing(Refusal.NotHere refusal) implements Found {}
  }

  /// Probes the isolation and looks for the toolchains.
  public static Found find(Plan plan, Settings settings) throws InterruptedException {
    return switch (new Sandboxes(settings.environment()).choose(settings.isolation())) {
      case Sandboxes.Refused refused -> new Found.Missing(noIsolation(refused));
      case Sandboxes.Ready ready -> find(plan, settings, ready.sandbox());
    };
  }

  /// The same in a sandbox whose probes have held.
  static Found find(Plan plan, Settings settings, Sandbox sandbox) throws InterruptedException {
    return switch (Toolchains.find(
        new ToolchainFinder(settings.environment()), plan.toolchains())) {
      case Toolchains.Found found -> new Found.Ready(new Machine(sandbox, found.toolchains()));
      case Toolchains.Missing missing -> new Found.Missing(noToolchain(missing));
    };
  }

  /// The same with every well-known toolchain that is here, for work that no plan describes yet.
  static Found here(Settings settings) throws InterruptedException {
    return switch (new Sandboxes(settings.environment()).choose(settings.isolation())) {
      case Sandboxes.Refused refused -> new Found.Missing(noIsolation(refused));
      case Sandboxes.Ready ready -> {
        var finder = new ToolchainFinder(settings.environment());
        var all = new ArrayList<Toolchain>();
        for (var name : WELL_KNOWN) {
          if (finder.find(name) instanceof Toolchain.Found(var toolchain, var _)) {
            all.add(toolchain);
          }
        }
        yield new Found.Ready(new Machine(ready.sandbox(), new Toolchains(all)));
      }
    };
  }

  private static Refusal.NotHere noIsolation(Sandboxes.Refused refused) {
    var fixes = new ArrayList<String>();
    var reason =
        new StringBuilder("no sandbox on this machine holds, and gates run strangers' code");
    for (var obstacle : refused.obstacles()) {
      reason.append("\n  ").append(obstacle.mechanism()).append(": ").append(obstacle.problem());
      obstacle
          .failed()
          .forEach(probe ->
              reason
                  .append("\n    probe ")
                  .append(probe.name())
                  .append(": expected ")
                  .append(probe.expected())
                  .append(", observed ")
                  .append(probe.observed()));
      fixes.add(obstacle.fix());
    }
    fixes.add("`--sandbox none` runs without isolation, on your word; every report will say so");
    return new Refusal.NotHere(reason.toString(), fixes);
  }

  private static Refusal.NotHere noToolchain(Toolchains.Missing missing) {
    var reason = new StringBuilder("a toolchain that the plan names is not here");
    var fixes = new ArrayList<String>();
    for (var one : missing.list()) {
      reason.append("\n  ").append(one.name()).append(": ").append(one.reason());
      fixes.add(one.fix());
    }
    return new Refusal.NotHere(reason.toString(), fixes);
  }
}

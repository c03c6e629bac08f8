package dev.ashlar.plan;

import java.util.List;

/// Modules that are composed once all are sealed, and the gate their composition must pass.
public record Tier(ModuleName name, List<ModuleName> modules, GateSpec gate) {
  public Tier {
    modules = List.copyOf(modules);
  }
}

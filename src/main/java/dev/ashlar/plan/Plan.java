package dev.ashlar.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be built, frozen: modules with their contracts, tiers, the end-to-end gate, roles and
/// budgets.
///
/// Source: `ashlar.yaml`, admitted without a problem; see `docs/plan-format.md`. Lists keep the
/// order of the file.
public record Plan(
    Artifact artifact,
    Map<String, String> requirements,
    List<ToolchainNeed> toolchains,
    List<Module> modules,
    List<Tier> tiers,
    EndToEnd endToEnd,
    Roles roles,
    Budget budget,
    Parallelism parallelism) {

  public Plan {
    requirements =
        java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(requirements));
    toolchains = List.copyOf(toolchains);
    modules = List.copyOf(modules);
    tiers = List.copyOf(tiers);
  }

  /// The module of that name.
  ///
  /// @throws IllegalArgumentException if the plan has none
  public Module module(ModuleName name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("the plan has no module " + name));
  }

  /// The module of that name, if the plan has it.
  public Optional<Module> find(ModuleName name) {
    for (var module : modules) {
      if (module.name().equals(name)) {
        return Optional.of(module);
      }
    }
    return Optional.empty();
  }

  /// This plan with one module replaced by its amended form.
  public Plan with(Module amended) {
    var changed = modules.stream().map(m -> m.name().equals(amended.name()) ? amended : m).toList();
    return new Plan(
        artifact, requirements, toolchains, changed, tiers, endToEnd, roles, budget, parallelism);
  }
}

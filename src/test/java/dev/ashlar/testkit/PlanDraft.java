package dev.ashlar.testkit;

import dev.ashlar.plan.Artifact;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.EndToEnd;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import dev.ashlar.plan.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A plan in the making: set what a test is about, leave the rest as it is, `build`.
public final class PlanDraft {
  public static final Budget UNBOUNDED =
      new Budget(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty());

  private static final GateSpec GATE =
      new GateSpec(
          Optional.of("make"),
          Optional.of("./run"),
          Optional.empty(),
          Optional.of("tests/cases.jsonl"),
          Optional.empty(),
          List.of(),
          new GateSpec.Timeouts(
              Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(10)),
          1L << 30);

  private static final Duration LEASE = Duration.ofMinutes(15);

  public final List<ModuleDraft> modules = new ArrayList<>();
  public final List<Tier> tiers = new ArrayList<>();
  public Budget budget = UNBOUNDED;
  public Parallelism parallelism = new Parallelism(4, 4, 4, 8);
  public int threshold = 100;
  public boolean integrator;

  /// What plays the roles: `attached`, or `recorded` where the same question costs nothing twice.
  public String agent = "attached";

  /// A module of that name, added to the plan.
  public ModuleDraft module(String name, String... needs) {
    var module = new ModuleDraft(name);
    module.needs.addAll(List.of(needs));
    modules.add(module);
    return module;
  }

  /// Adds a tier over the named modules.
  public void tier(String name, List<String> of) {
    tiers.add(new Tier(new ModuleName(name), of.stream().map(ModuleName::new).toList(), GATE));
  }

  /// The plan as it now stands.
  public Plan build() {
    var seat = new Roles.Seat(agent, LEASE);
    return new Plan(
        new Artifact("calculator", "interpreter", "Adds and multiplies.", List.of("notes.md")),
        Map.of("CALC-1", "Sums are right."),
        List.of(),
        modules.stream().map(ModuleDraft::build).toList(),
        tiers,
        new EndToEnd(GATE, threshold, Optional.empty()),
        new Roles(seat, seat, integrator ? Optional.of(seat) : Optional.empty()),
        budget,
        parallelism);
  }

  /// One module in the making.
  public static final class ModuleDraft {
    public final List<String> needs = new ArrayList<>();
    public final String name;
    public int version = 1;
    public boolean stub = true;
    public Module.Estimate estimate = new Module.Estimate(4, 40_000);
    public Budget budget = UNBOUNDED;
    public List<Module.Exhausted> onExhausted =
        List.of(Module.Exhausted.FRESH, Module.Exhausted.PERSON);

    ModuleDraft(String name) {
      this.name = name;
    }

    Module build() {
      return new Module(
          new ModuleName(name),
          "Does what " + name + " does.",
          "contracts/" + name + ".md",
          Optional.of("interfaces/" + name),
          version,
          needs.stream().map(ModuleName::new).toList(),
          List.of("src/" + name + "/**"),
          stub ? Optional.of("stubs/" + name) : Optional.empty(),
          Optional.empty(),
          List.of("notes.md"),
          List.of("CALC-1"),
          GATE,
          estimate,
          budget,
          onExhausted);
    }
  }
}

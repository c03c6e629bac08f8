package dev.ashlar.design;

import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every answer rests on: the plan, its files, its graph, its locked tests, and what the rules
/// warn about.
record Grounds(
    Plan plan,
    PlanFiles files,
    List<Problem> warnings,
    Needs needs,
    Map<ModuleName, GateTests> modules,
    Map<ModuleName, GateTests> tiers,
    GateTests whole) {

  static Grounds of(Plan plan, PlanFiles files, List<Problem> warnings) {
    var modules = new LinkedHashMap<ModuleName, GateTests>();
    plan.modules().forEach(one -> modules.put(one.name(), GateTests.of(one.gate(), files)));
    var tiers = new LinkedHashMap<ModuleName, GateTests>();
    plan.tiers().forEach(one -> tiers.put(one.name(), GateTests.of(one.gate(), files)));
    return new Grounds(
        plan,
        files,
        List.copyOf(warnings),
        Needs.of(plan.modules()),
        modules,
        tiers,
        GateTests.of(plan.endToEnd().gate(), files));
  }

  GateTests of(Module module) {
    return Objects.requireNonNull(modules.get(module.name()));
  }

  GateTests of(Tier tier) {
    return Objects.requireNonNull(tiers.get(tier.name()));
  }

  /// Every gate of the plan: modules, tiers, the whole.
  Stream<GateTests> gates() {
    return Stream.concat(
        Stream.concat(modules.values().stream(), tiers.values().stream()), Stream.of(whole));
  }

  /// Needs, direct or not, that nothing stands in for: the module waits for their seals.
  List<ModuleName> awaited(Module module) {
    return needs.transitive(module.name()).stream()
        .filter(need -> plan.module(need).stub().isEmpty())
        .toList();
  }

  /// How many modules can be built at the same time.
  int widest() {
    Set<ModuleName> unstubbed =
        plan.modules().stream()
            .filter(module -> module.stub().isEmpty())
            .map(Module::name)
            .collect(Collectors.toSet());
    return needs.widest(unstubbed);
  }

  int filesUnder(String directory) {
    return files.under(directory).size();
  }

  /// Rules that have nothing to say about this plan, and those that warn.
  Prose rules(String... ids) {
    var words =
        Stream.of(ids)
            .map(id -> warned(id) ? Prose.of("`{}` **warns**", id) : Prose.code(id))
            .toList();
    return Prose.joined(words, ", ");
  }

  boolean warned(String rule) {
    return warnings.stream().anyMatch(problem -> problem.rule().equals(rule));
  }
}

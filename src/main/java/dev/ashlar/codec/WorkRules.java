package dev.ashlar.codec;

import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.plan.DesignRule;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules about whether the work is worth the cut: modules large enough to coordinate, and a place
/// for them to meet before the end.
final class WorkRules {
  /// From this many modules on, what fails end to end could be the fault of too many pairs.
  private static final int MODULES_WITHOUT_TIER_MAX = 3;

  /// A common measure for prose and code.
  private static final int BYTES_PER_TOKEN = 4;

  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;
  private final Map<ModuleName, ModuleDraft> byName;
  private final Needs needs;

  WorkRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
    this.byName = draft.modulesByName();
    this.needs = GraphRules.needs(byName);
  }

  /// A module that is too small, and how it shows.
  private record Small(ModuleDraft module, String told) {}

  void check() {
    List<ModuleDraft> modules = draft.modules();
    if (modules.size() > MODULES_WITHOUT_TIER_MAX && draft.tree().get("tiers").isEmpty()) {
      problems.add(
          DesignRule.NO_TIER,
          draft.spotOf("modules"),
          modules.size() + " modules first meet end to end");
    }
    var small = new ArrayList<Small>();
    modules.forEach(module -> told(module).ifPresent(told -> small.add(new Small(module, told))));
    if (modules.size() > 1 && small.size() * 2 > modules.size()) {
      problems.add(
          DesignRule.WORK_NOT_WORTH_IT,
          draft.spotOf("modules"),
          small.size()
              + " of "
              + modules.size()
              + " modules are too small; "
              + small.getFirst().told());
    } else {
      small.forEach(one ->
          problems.add(DesignRule.WORK_TOO_SMALL, one.module().estimate().spot(), one.told()));
    }
  }

  private Optional<String> told(ModuleDraft module) {
    Optional<Long> turns = Draft.amount(module.estimate(), "turns", Amounts::count);
    Optional<Long> tokens = Draft.amount(module.estimate(), "tokens", Amounts::count);
    if (turns.isPresent() && turns.get() == 1) {
      return Optional.of(module.label() + " is expected to take a single turn");
    }
    long brief = briefBytes(module) / BYTES_PER_TOKEN;
    return tokens
        .filter(estimate -> estimate < brief)
        .map(estimate ->
            module.label()
                + " is expected to take "
                + estimate
                + " tokens, and its brief alone has about "
                + brief);
  }

  /// Pages, references and visible cases; what is read at least.
  private long briefBytes(ModuleDraft module) {
    Set<String> paths = new HashSet<>();
    module.contract().map(Scalar::literal).ifPresent(paths::add);
    draft.references().forEach(path -> paths.add(path.literal()));
    module.references().forEach(path -> paths.add(path.literal()));
    module.gate().flatMap(gate -> gate.cases()).map(Scalar::literal).ifPresent(paths::add);
    module.name().map(name -> needs.transitive(new ModuleName(name.literal()))).stream()
        .flatMap(Set::stream)
        .map(byName::get)
        .flatMap(need -> need.contract().stream())
        .forEach(path -> paths.add(path.literal()));
    return paths.stream()
        .flatMap(path -> files.bytes(path).stream())
        .mapToLong(b -> b.length)
        .sum();
  }
}

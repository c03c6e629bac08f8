package dev.ashlar.codec;

import dev.ashlar.codec.Draft.GateDraft;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Draft.TierDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.DesignRule;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Needs;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules about names and about who needs whom.
final class GraphRules {
  private final Draft draft;
  private final Problems problems;
  private final Map<ModuleName, ModuleDraft> modules;
  private final Needs needs;

  GraphRules(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.modules = draft.modulesByName();
    this.needs = needs(modules);
  }

  /// The graph of what could be understood; needs of unknown modules are left out.
  static Needs needs(Map<ModuleName, ModuleDraft> modules) {
    var direct = new LinkedHashMap<ModuleName, List<ModuleName>>();
    modules.forEach((name, module) ->
        direct.put(
            name,
            module.needs().stream()
                .filter(need -> ModuleName.isValid(need.literal()))
                .map(need -> new ModuleName(need.literal()))
                .filter(modules::containsKey)
                .distinct()
                .toList()));
    return new Needs(direct);
  }

  void check() {
    unique(
        "module",
        draft.modules().stream().map(ModuleDraft::name).flatMap(Optional::stream).toList());
    unique("tier", draft.tiers().stream().map(TierDraft::name).flatMap(Optional::stream).toList());
    draft.gates().forEach(this::uniqueSuites);
    uniqueToolchains();
    modules.forEach((name, module) -> known(module.needs(), name + " needs"));
    draft.tiers().forEach(tier -> known(tier.modules(), label(tier) + " lists"));
    cycles();
    boolean parallel = parallel();
    draft.tiers().forEach(this::closed);
    if (parallel) {
      draft.modules().forEach(this::stubbed);
    }
  }

  private static String label(TierDraft tier) {
    return "tier " + tier.name().map(Scalar::literal).orElse("(without a name)");
  }

  private void unique(String what, Collection<Scalar> names) {
    var first = new HashMap<String, Spot>();
    for (Scalar name : names) {
      Spot before = first.putIfAbsent(name.literal(), name.spot());
      if (before != null) {
        problems.add(
            DesignRule.DUPLICATE_NAME,
            name.spot(),
            "a " + what + " `" + name.literal() + "` stands in line " + before.line() + " already");
      }
    }
  }

  private void uniqueSuites(GateDraft gate) {
    unique(
        "suite",
        gate.suites().stream().flatMap(suite -> Draft.textOf(suite, "name").stream()).toList());
  }

  private void uniqueToolchains() {
    List<Json> toolchains = draft.tree().get("toolchains").map(Json::items).orElse(List.of());
    Set<String> plain = new HashSet<>();
    unique(
        "toolchain",
        toolchains.stream()
            .filter(json -> json.text().isEmpty() || plain.add(json.text().get().literal()))
            .flatMap(json -> json.text().or(() -> Draft.textOf(json, "name")).stream())
            .toList());
  }

  private void known(List<Scalar> names, String who) {
    List<String> all = modules.keySet().stream().map(ModuleName::text).toList();
    List<String> labels = draft.modules().stream().map(ModuleDraft::label).toList();
    for (Scalar name : names) {
      boolean misnamed = labels.stream().anyMatch(label -> label.equalsIgnoreCase(name.literal()));
      if (ModuleName.isValid(name.literal()) && !misnamed) {
        problems.add(
            DesignRule.UNKNOWN_MODULE,
            name.spot(),
            who + " `" + name.literal() + "`, which no module is called",
            Nearest.hint(name.literal(), all, DesignRule.UNKNOWN_MODULE.terms().mend()));
      }
    }
  }

  private void cycles() {
    for (List<ModuleName> cycle : needs.cycles()) {
      ModuleName first = cycle.getFirst();
      String second = cycle.get(cycle.size() > 1 ? 1 : 0).text();
      Spot spot =
          Optional.ofNullable(modules.get(first)).stream()
              .flatMap(module -> module.needs().stream())
              .filter(need -> need.literal().equals(second))
              .map(Scalar::spot)
              .findFirst()
              .orElse(draft.spotOf("modules"));
      String circle = cycle.stream().map(ModuleName::text).collect(Collectors.joining(" → "));
      problems.add(DesignRule.CYCLE, spot, "a circle of needs: " + circle + " → " + first);
    }
  }

  /// Whether at least two modules can be built at once, as a team must. A circle, or a name that
  /// nobody can use, is told as such.
  private boolean parallel() {
    boolean allKnown = modules.size() == draft.modules().size();
    boolean single =
        allKnown && !modules.isEmpty() && needs.cycles().isEmpty() && widest(draft) < 2;
    if (single) {
      String why =
          modules.size() == 1
              ? "the plan has a single module"
              : "each module waits for another to be sealed, because what it needs has no stub";
      problems.add(DesignRule.NOTHING_PARALLEL, draft.spotOf("modules"), why);
    }
    return !single;
  }

  /// How many modules can be built at the same time.
  static int widest(Draft draft) {
    var modules = draft.modulesByName();
    Set<ModuleName> waitedFor = new LinkedHashSet<>();
    modules.forEach((name, module) -> {
      if (module.stub().isEmpty()) {
        waitedFor.add(name);
      }
    });
    return needs(modules).widest(waitedFor);
  }

  /// A tier is composed of its members' seals alone, so it must hold all they need.
  private void closed(TierDraft tier) {
    List<String> members = tier.modules().stream().map(Scalar::literal).toList();
    for (Scalar member : tier.modules()) {
      if (!ModuleName.isValid(member.literal())) {
        continue;
      }
      needs.transitive(new ModuleName(member.literal())).stream()
          .filter(need -> !members.contains(need.text()))
          .findFirst()
          .ifPresent(need ->
              problems.add(
                  DesignRule.TIER_OPEN,
                  member.spot(),
                  member.literal()
                      + " needs "
                      + need
                      + ", which "
                      + label(tier)
                      + " does not list"));
    }
  }

  private void stubbed(ModuleDraft module) {
    Optional<Scalar> name = module.name();
    if (name.isPresent() && module.stub().isEmpty()) {
      Set<ModuleName> dependents = needs.dependents(new ModuleName(name.get().literal()));
      if (!dependents.isEmpty()) {
        String waiting =
            dependents.stream().map(ModuleName::text).collect(Collectors.joining(", "));
        problems.add(
            DesignRule.NO_STUB,
            name.get().spot(),
            name.get().literal() + " has no stub, so these wait for it: " + waiting);
      }
    }
  }
}

package dev.ashlar.design;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Tier;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The two pictures of a plan: who needs whom, and how the tiers build on each other.
final class Diagrams {
  /// Characters of a line in a box, so that boxes stay narrow.
  private static final int LINE_CHARS_MAX = 30;

  private Diagrams() {}

  static Diagram dependencies(Grounds grounds) {
    var modules = grounds.plan().modules();
    var boxes = modules.stream().map(module -> box(grounds, module)).toList();
    var edges = new ArrayList<Diagram.Edge>();
    for (int user = 0; user < modules.size(); user++) {
      for (int need = 0; need < modules.size(); need++) {
        if (isDrawn(grounds, modules.get(user), modules.get(need).name())) {
          edges.add(new Diagram.Edge(need, user));
        }
      }
    }
    return new Diagram(
        "Dependency graph",
        "From left to right: a module needs those it is joined to on its left. Needs that follow"
            + " from others are not drawn."
            + (grounds.plan().tiers().isEmpty() ? "" : " Colours are those of the first tier.")
            + (boxes.stream().anyMatch(Diagram.Box::dashed)
                ? " A dashed module has no stub: what needs it waits for its seal."
                : ""),
        boxes,
        edges);
  }

  private static Diagram.Box box(Grounds grounds, Module module) {
    var needed =
        grounds.plan().modules().stream().anyMatch(other -> other.needs().contains(module.name()));
    return new Diagram.Box(
        module.name().text(),
        List.of(
            Figures.count(module.estimate().turns(), "turn")
                + " · "
                + Figures.count(module.estimate().tokens(), "token")),
        firstTier(grounds.plan(), module.name()),
        needed && module.stub().isEmpty());
  }

  private static int firstTier(Plan plan, ModuleName name) {
    var smallest = -1;
    for (int i = 0; i < plan.tiers().size(); i++) {
      var members = plan.tiers().get(i).modules();
      if (members.contains(name)
          && (smallest < 0 || members.size() < plan.tiers().get(smallest).modules().size())) {
        smallest = i;
      }
    }
    return smallest;
  }

  private static boolean isDrawn(Grounds grounds, Module user, ModuleName need) {
    return user.needs().contains(need)
        && user.needs().stream()
            .filter(other -> !other.equals(need))
            .noneMatch(other -> grounds.needs().transitive(other).contains(need));
  }

  static Diagram tiers(Grounds grounds) {
    var plan = grounds.plan();
    var boxes = new ArrayList<Diagram.Box>();
    var edges = new ArrayList<Diagram.Edge>();
    for (int i = 0; i < plan.tiers().size(); i++) {
      var tier = plan.tiers().get(i);
      boxes.add(box(tier.name().text(), added(plan, tier), grounds.of(tier), i));
      for (int below : below(plan, i)) {
        edges.add(new Diagram.Edge(below, i));
      }
    }
    var whole = plan.tiers().size();
    boxes.add(box(Phase.END_TO_END.word(), addedLast(plan), grounds.whole(), -1));
    for (int i = 0; i < whole; i++) {
      if (above(plan, i).isEmpty()) {
        edges.add(new Diagram.Edge(i, whole));
      }
    }
    return new Diagram(
        "Tier plan",
        "From left to right: each tier composes the modules that it adds with those of the tiers it"
            + " is joined to.",
        boxes,
        edges);
  }

  private static Diagram.Box box(String name, List<ModuleName> added, GateTests tests, int hue) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var module : added) {
      if (line.length() + module.text().length() > LINE_CHARS_MAX && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? (lines.isEmpty() ? "+ " : "   ") : ", ").append(module.text());
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    lines.add(
        tests.count() == 0
            ? Figures.count(tests.gate().suites().size(), "suite")
            : Figures.count(tests.count(), "case"));
    return new Diagram.Box(name, lines, hue, false);
  }

  /// The modules of a tier that no tier below it has.
  static List<ModuleName> added(Plan plan, Tier tier) {
    var known = new HashSet<ModuleName>();
    below(plan, plan.tiers().indexOf(tier)).forEach(i -> known.addAll(members(plan, i)));
    return tier.modules().stream().filter(module -> !known.contains(module)).toList();
  }

  private static List<ModuleName> addedLast(Plan plan) {
    var known = new HashSet<ModuleName>();
    plan.tiers().forEach(tier -> known.addAll(tier.modules()));
    return plan.modules().stream().map(Module::name).filter(m -> !known.contains(m)).toList();
  }

  /// The largest tiers that lie wholly within a tier.
  private static List<Integer> below(Plan plan, int tier) {
    var within = new ArrayList<Integer>();
    for (int i = 0; i < plan.tiers().size(); i++) {
      if (isBelow(plan, i, tier)) {
        within.add(i);
      }
    }
    return within.stream()
        .filter(one -> within.stream().noneMatch(other -> isBelow(plan, one, other)))
        .toList();
  }

  private static List<Integer> above(Plan plan, int tier) {
    var around = new ArrayList<Integer>();
    for (int i = 0; i < plan.tiers().size(); i++) {
      if (isBelow(plan, tier, i)) {
        around.add(i);
      }
    }
    return around;
  }

  /// Whether tier `one` lies within `other`; of two tiers of the same modules the first does.
  private static boolean isBelow(Plan plan, int one, int other) {
    var inner = members(plan, one);
    var outer = members(plan, other);
    return outer.containsAll(inner) && (outer.size() > inner.size() || one < other);
  }

  private static Set<ModuleName> members(Plan plan, int tier) {
    return Set.copyOf(plan.tiers().get(tier).modules());
  }
}

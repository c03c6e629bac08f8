package dev.ashlar.design;

import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ToolchainNeed;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What is built, from which sources, when it is done, and whether the pattern fits it.
record ArtifactProfile(Grounds grounds) {
  Answer kind() {
    var plan = grounds.plan();
    var size =
        Prose.of(
            "{}, {}, {}; {} can be built at the same time.",
            Figures.count(plan.modules().size(), "module"),
            Figures.count(plan.tiers().size(), "tier"),
            Figures.count(plan.requirements().size(), "requirement"),
            Figures.count(grounds.widest(), "module"));
    var toolchains = plan.toolchains().stream().map(ToolchainNeed::name).toList();
    return Answer.of(
        Block.paragraph(
            "**{}**, of the kind **{}**. {}",
            plan.artifact().name(),
            plan.artifact().kind(),
            plan.artifact().summary()),
        new Block.Paragraph(size),
        toolchains.isEmpty()
            ? Block.paragraph("The gates need no toolchain but a shell.")
            : Block.paragraph("Toolchains that the gates see: {}.", Prose.list(toolchains)));
  }

  Answer sources() {
    var plan = grounds.plan();
    var all = new LinkedHashSet<>(plan.artifact().references());
    plan.modules().forEach(module -> all.addAll(module.references()));
    if (all.isEmpty()) {
      return Answer.of(
          Block.paragraph(
              "The plan names no reference: contracts and cases are the only source. {}",
              Prose.of("Rule {}.", grounds.rules("plan/no-source-of-truth"))));
    }
    var rows = all.stream().map(path -> List.of(Prose.code(path), readers(path))).toList();
    return Answer.of(new Block.Table(List.of(Column.REFERENCE, Column.MODULES), rows));
  }

  private Prose readers(String path) {
    if (grounds.plan().artifact().references().contains(path)) {
      return Prose.of("all: a reference of the artifact");
    }
    return Prose.list(
        grounds.plan().modules().stream()
            .filter(module -> module.references().contains(path))
            .map(Module::name)
            .toList());
  }

  Answer success() {
    var whole = grounds.plan().endToEnd();
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.paragraph(
            "**{}% of the cases of the end-to-end gate are green**, over every sealed module, in a"
                + " fresh sandbox: {}.",
            whole.thresholdPercent(), grounds.whole().inWords()));
    blocks.add(
        Block.paragraph(
            "It covers {} of {}: {}.",
            Figures.count(grounds.whole().covers().size()),
            Figures.count(grounds.plan().requirements().size(), "requirement"),
            Prose.list(grounds.whole().covers())));
    whole
        .deliver()
        .ifPresentOrElse(
            run -> {
              blocks.add(Block.paragraph("What is delivered is started with"));
              blocks.add(new Block.Literal(run.lines().toList()));
            },
            () ->
                blocks.add(Block.paragraph("The plan names no command that starts the artifact.")));
    return new Answer.Given(blocks);
  }

  Answer preConditions() {
    return Answer.of(
        new Block.Table(
            List.of(Column.PRE_CONDITION, Column.ANSWER, Column.EVIDENCE),
            List.of(nameable(), testable(), worthIt())),
        Block.paragraph(
            "The answers follow from the plan alone. `ashlar assess` compares the pattern with"
                + " simpler ones in numbers; `ashlar check` runs the locked tests and refuses those"
                + " that a stub passes."));
  }

  private List<Prose> nameable() {
    return List.of(
        Prose.of("Modules and interfaces can be named"),
        Prose.strong("holds"),
        Prose.of(
            "{} of at most {}, each interface in one paragraph, no cycle, {} side by side; {}",
            Figures.count(grounds.plan().modules().size(), "module"),
            Bounds.MODULES_MAX,
            grounds.widest(),
            grounds.rules(
                "plan/too-many-modules",
                "contract/no-paragraph",
                "plan/cycle",
                "plan/nothing-parallel")));
  }

  private List<Prose> testable() {
    var alone =
        grounds.modules().entrySet().stream()
            .filter(entry -> entry.getValue().suitesAlone())
            .map(java.util.Map.Entry::getKey)
            .toList();
    var cases = grounds.modules().values().stream().mapToInt(GateTests::count).sum();
    return List.of(
        Prose.of("Interfaces can be tested from outside"),
        Prose.strong(alone.isEmpty() ? "holds" : "holds in part"),
        Prose.of(
            "{} of modules, asked from outside the process{}; {}",
            Figures.count(cases, "locked case"),
            alone.isEmpty() ? "" : Prose.of("; judged by suites alone: {}", Prose.list(alone)),
            grounds.rules("gate/cannot-fail", "gate/suites-alone", "cases/none-held-out")));
  }

  private List<Prose> worthIt() {
    var modules = grounds.plan().modules();
    var single = modules.stream().filter(module -> module.estimate().turns() < 2).toList();
    var turns = modules.stream().mapToInt(module -> module.estimate().turns()).sum();
    var tokens = modules.stream().mapToLong(module -> module.estimate().tokens()).sum();
    return List.of(
        Prose.of("Work per module repays coordination"),
        Prose.strong(
            grounds.warned("work/not-worth-it")
                ? "does not hold"
                : single.isEmpty() && !grounds.warned("work/too-small")
                    ? "holds, as estimated"
                    : "doubtful"),
        Prose.of(
            "estimated {} and {} in all{}; {}",
            Figures.count(turns, "turn"),
            Figures.count(tokens, "token"),
            single.isEmpty()
                ? ", at least two turns a module"
                : Prose.of(
                    "; a single turn for {}",
                    Prose.list(single.stream().map(Module::name).toList())),
            grounds.rules("work/not-worth-it", "work/too-small")));
  }
}

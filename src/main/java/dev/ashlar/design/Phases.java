package dev.ashlar.design;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Tier;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Heading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// The run in its five phases: what each begins with, what ends it.
record Phases(Grounds grounds) {
  Answer plan() {
    var plan = grounds.plan();
    var interfaces = plan.modules().stream().flatMap(m -> m.interfaces().stream()).toList();
    var stubs = plan.modules().stream().filter(m -> m.stub().isPresent()).count();
    var known = plan.modules().stream().filter(m -> m.knownGood().isPresent()).count();
    var cases = grounds.gates().mapToInt(GateTests::count).sum();
    return Answer.of(
        Block.bullets(
            Prose.of(
                "`ashlar.yaml`: {}, {}, roles, budgets.",
                Figures.count(plan.modules().size(), "module"),
                Figures.count(plan.tiers().size(), "tier")),
            Prose.of(
                "{} and {}.",
                Figures.count(plan.modules().size(), "contract page"),
                Figures.count(
                    interfaces.stream().mapToInt(grounds::filesUnder).sum(), "interface file")),
            Prose.of(
                "{}, {} of them held out in all, and {}.",
                Figures.count(cases, "locked case"),
                Figures.count(grounds.gates().mapToInt(gate -> gate.heldOut().size()).sum()),
                Figures.count(
                    grounds.gates().mapToInt(g -> g.gate().suites().size()).sum(), "suite")),
            Prose.of(
                "Stubs for {} of {}, known-good implementations for {}.",
                Figures.count(stubs),
                Figures.count(plan.modules().size(), "module"),
                Figures.count(known))),
        Block.paragraph(
            "`ashlar check` admits the plan: every rule, and every gate tried in the sandbox, red"
                + " on the stub and stable over two runs. Admission freezes the directory by"
                + " digest; no test is written after a generator has started."));
  }

  Answer build() {
    var limits = grounds.plan().parallelism();
    var items = order();
    items.addAll(
        List.of(
            Prose.of(
                "**Parallelism:** at most {}, {}, {} at once.",
                Figures.count(limits.generators(), "generator"),
                Figures.count(limits.evaluators(), "evaluator"),
                Figures.count(limits.gates(), "gate")),
            Prose.of(
                "**Back-pressure:** at most {} that are generated and not yet judged; then no new"
                    + " one starts.",
                Figures.count(limits.unjudged(), "module")),
            Prose.of(
                "**Independence:** {} can be built at the same time by the graph and the stubs.",
                Figures.count(grounds.widest(), "module")),
            Prose.of(
                "**Rules:** {}.",
                grounds.rules(
                    "parallelism/ghost-progress",
                    "parallelism/unverified",
                    "parallelism/idle",
                    "parallelism/unjudged"))));
    return Answer.of(new Block.Bullets(items));
  }

  /// Waves in which modules may start, the larger estimate first within each, as the orchestrator
  /// orders them.
  private List<Prose> order() {
    var items = new ArrayList<Prose>();
    var sealed = new HashSet<ModuleName>();
    var left = new ArrayList<>(grounds.plan().modules());
    left.sort(
        Comparator.comparingLong(
                (Module m) -> -Math.max(m.estimate().tokens(), m.estimate().turns()))
            .thenComparing(Module::name));
    while (!left.isEmpty()) {
      var wave = left.stream().filter(m -> sealed.containsAll(grounds.awaited(m))).toList();
      if (wave.isEmpty()) {
        break;
      }
      var names = Prose.list(wave.stream().map(Module::name).toList());
      items.add(
          items.isEmpty()
              ? Prose.of("**At once**, the larger estimate first: {}.", names)
              : Prose.of(
                  "**Then**, each as soon as its needs without stub are sealed: {}.", names));
      left.removeAll(wave);
      wave.forEach(module -> sealed.add(module.name()));
    }
    return items;
  }

  Answer integrate() {
    var plan = grounds.plan();
    if (plan.tiers().isEmpty()) {
      return Answer.notApplicable(
          "the plan has no tier; sealed modules meet for the first time end-to-end");
    }
    var rows = plan.tiers().stream().map(this::tier).toList();
    return Answer.of(
        new Block.Picture(Diagrams.tiers(grounds)),
        new Block.Table(
            List.of(
                Column.TIER,
                Column.MODULES,
                Column.CASES,
                Column.HELD_OUT,
                Column.NEGATIVE,
                Column.SUITES),
            rows),
        Block.paragraph(
            "A tier is composed of seals alone, as soon as all its modules are sealed, and every"
                + " case must be green. Red names a pair of modules; at most one of them is"
                + " reopened, with an amended contract."));
  }

  private List<Prose> tier(Tier tier) {
    var row = new ArrayList<Prose>();
    row.add(Prose.said(tier.name()));
    row.add(Prose.list(tier.modules()));
    row.addAll(grounds.of(tier).cells());
    return row;
  }

  Answer endToEnd() {
    var whole = grounds.plan().endToEnd();
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.bullets(
            Prose.of(
                "**Success:** {}% of {} green, over the seals of all {}.",
                whole.thresholdPercent(),
                grounds.whole().inWords(),
                Figures.count(grounds.plan().modules().size(), "module")),
            Prose.of(
                "**Failure:** fewer. A person then reopens a module with an amended contract,"
                    + " amends the end-to-end tests, or ends the run as not built. The scope never"
                    + " grows silently: every such change is an event of the journal."),
            Prose.of("**Begins** when every tier is green.")));
    whole.gate().build().ifPresent(command -> command("Build", command, blocks));
    whole.gate().run().ifPresent(command -> command("Run", command, blocks));
    return new Answer.Given(blocks);
  }

  private static void command(String title, String command, List<Block> blocks) {
    blocks.add(Block.paragraph("**{}** command of the gate:", title));
    blocks.add(new Block.Literal(command.lines().toList()));
  }

  Answer postmortem() {
    return Answer.of(
        Block.paragraph(
            "Mandatory: a run without its postmortem is not complete. It follows from the journal"
                + " alone and has these headings:"),
        new Block.Bullets(
            Arrays.stream(Heading.values())
                .map(heading -> Prose.of("**{}**: {}", heading.words(), heading.promise()))
                .toList()));
  }
}

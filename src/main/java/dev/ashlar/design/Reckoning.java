package dev.ashlar.design;

import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Plan;
import dev.ashlar.report.Ceilings;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Heading;
import dev.ashlar.report.Phase;
import dev.ashlar.report.Postmortem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// What the run may cost, and what it will report.
record Reckoning(Grounds grounds) {
  Answer total() {
    var most = new Ceilings(plan().budget());
    return Answer.of(
        new Block.Table(
            List.of(Column.SCOPE, Column.TURNS, Column.WALL_CLOCK, Column.TOKENS, Column.MONEY),
            List.of(
                List.of(
                    Prose.of("run, budget"),
                    Prose.said(most.turns()),
                    Prose.said(most.wallClock()),
                    Prose.said(most.tokens()),
                    Prose.said(most.money())))),
        Block.paragraph(
            "Turns are those of every role. Wall-clock counts while something is in flight. A"
                + " turn's share is reserved before it starts; what an agent does not report stays"
                + " held as unknown, never as zero."),
        Block.paragraph(
            "Rules: {}.",
            grounds.rules("budget/unbounded", "budget/over-run", "budget/estimates-over-run")));
  }

  private Plan plan() {
    return grounds.plan();
  }

  Answer modules() {
    var columns =
        List.of(
            Column.MODULE,
            Column.ESTIMATED_TURNS,
            Column.ESTIMATED_TOKENS,
            Column.ATTEMPTS,
            Column.TURNS,
            Column.WALL_CLOCK,
            Column.TOKENS,
            Column.MONEY);
    return Answer.of(
        new Block.Table(columns, plan().modules().stream().map(Reckoning::module).toList()),
        Block.paragraph(
            "Turns and wall-clock are those of one attempt, tokens and money those of all its"
                + " attempts together. Rule {}.",
            grounds.rules("budget/estimate-over-budget")));
  }

  private static List<Prose> module(Module module) {
    var most = new Ceilings(module.budget());
    return List.of(
        Prose.said(module.name()),
        Prose.said(Figures.count(module.estimate().turns())),
        Prose.said(Figures.count(module.estimate().tokens())),
        Prose.said(most.attempts()),
        Prose.said(most.turns()),
        Prose.said(most.wallClock()),
        Prose.said(most.tokens()),
        Prose.said(most.money()));
  }

  Answer phases() {
    var turns = plan().modules().stream().mapToInt(module -> module.estimate().turns()).sum();
    var tokens = plan().modules().stream().mapToLong(module -> module.estimate().tokens()).sum();
    var columns =
        List.of(
            Column.PHASE,
            Column.ESTIMATED_TURNS,
            Column.ESTIMATED_TOKENS,
            Column.WALL_CLOCK,
            Column.TOKENS,
            Column.MONEY);
    var most = new Ceilings(plan().budget());
    var rows = new ArrayList<List<Prose>>();
    rows.add(
        phase(
            Phase.BUILD,
            Figures.count(turns),
            Figures.count(tokens),
            most.wallClock(),
            ceiling(Budget::tokens, Figures::count),
            ceiling(Budget::usdMicros, Figures::usd)));
    for (var phase : List.of(Phase.INTEGRATE, Phase.END_TO_END)) {
      rows.add(phase(phase, "–", "–", most.wallClock(), most.tokens(), most.money()));
    }
    return Answer.of(
        new Block.Table(columns, rows),
        Block.paragraph(
            "A phase has no ceiling of its own: the figures are what its modules, or the run, may"
                + " spend at most. The estimate of the build is that of its generators; composing"
                + " and end-to-end gates are mechanical and cost tokens only where an integrator is"
                + " asked about a red one. The books are kept per phase, so the postmortem has a"
                + " line for each."));
  }

  private static List<Prose> phase(Phase phase, String... cells) {
    var row = new ArrayList<Prose>();
    row.add(Prose.said(phase.word()));
    for (var cell : cells) {
      row.add(Prose.said(cell));
    }
    return row;
  }

  /// The sum of the modules' ceilings, if all have one, and not above the run's.
  private String ceiling(Function<Budget, OptionalLong> amount, Function<Long, String> words) {
    var run = amount.apply(plan().budget());
    var bounded = plan().modules().stream().allMatch(m -> amount.apply(m.budget()).isPresent());
    var sum = plan().modules().stream().mapToLong(m -> amount.apply(m.budget()).orElse(0)).sum();
    if (!bounded && run.isEmpty()) {
      return Ceilings.NONE;
    }
    return words.apply(Math.min(bounded ? sum : Long.MAX_VALUE, run.orElse(Long.MAX_VALUE)));
  }

  Answer metrics() {
    var rows = new ArrayList<List<Prose>>();
    for (var by : Postmortem.By.values()) {
      rows.add(metric("defects caught by " + by.words(), Heading.DEFECTS));
    }
    rows.add(metric("contract amendments and reopened modules", Heading.CONTRACTS));
    rows.add(metric("abandoned modules", Heading.ENDINGS));
    rows.add(metric("resumes from a checkpoint", Heading.ENDINGS));
    rows.add(metric("false accepts and false rejects per evaluator", Heading.EVALUATORS));
    rows.add(metric("wall-clock, tokens and money per module", Heading.MODULES));
    rows.add(metric("wall-clock, tokens and money per phase and per role", Heading.BUDGET));
    rows.add(metric("the multiple over a single agent's estimate", Heading.SINGLE_AGENT));
    rows.add(metric("changes to prompts, contracts, tests and plan", Heading.DELTAS));
    return Answer.of(new Block.Table(List.of(Column.METRIC, Column.REPORTED_UNDER), rows));
  }

  private static List<Prose> metric(String words, Heading heading) {
    return List.of(Prose.said(words), Prose.said(heading.words()));
  }
}

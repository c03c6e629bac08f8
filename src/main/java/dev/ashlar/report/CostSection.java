package dev.ashlar.report;

import dev.ashlar.report.Postmortem.Cost;
import java.util.List;

/// The part of the page that says what the run took, by phase and role, and against one agent.
record CostSection(Postmortem facts, Markdown page) {
  void write() {
    costs();
    multiple();
  }

  private void costs() {
    page.heading(2, Heading.BUDGET);
    page.columns(
        List.of(Column.SCOPE, Column.TURNS, Column.WALL_CLOCK, Column.TOKENS, Column.MONEY),
        List.of(budgeted(), spent()));
    page.columns(columns(Column.PHASE), facts.phases().stream().map(CostSection::row).toList());
    page.columns(columns(Column.ROLE), facts.roles().stream().map(CostSection::row).toList());
    page.paragraph(
        "In all: %s. The wall-clock of orders that ran side by side adds up; the run's own counts while"
                .formatted(Spending.of(facts.total()))
            + " something was in flight.");
    page.paragraph(useful());
  }

  private static List<Column> columns(Column first) {
    return List.of(first, Column.ORDERS, Column.WALL_CLOCK, Column.TOKENS, Column.MONEY);
  }

  /// The plan's ceilings, as the design document has them.
  private List<String> budgeted() {
    var most = new Ceilings(facts.budget());
    return List.of("run, budget", most.turns(), most.wallClock(), most.tokens(), most.money());
  }

  private List<String> spent() {
    return List.of(
        "run, spent",
        Figures.count(facts.total().turns()),
        Figures.time(facts.elapsed()),
        Spending.tokens(facts.total()),
        Spending.money(facts.total()));
  }

  /// N*, in words.
  private String useful() {
    var allowed = "The plan allowed " + Figures.count(facts.generators(), "generator") + " at once";
    if (facts.usefulGenerators().isPresent()) {
      return allowed
          + "; gates and evaluators could keep up with "
          + Figures.ratio(facts.usefulGenerators())
          + " (N*).";
    }
    return allowed
        + (facts.replayed()
            ? ". With how many gates and evaluators could keep up (N*) cannot be told from a"
                + " replay."
            : ". With how many gates and evaluators could keep up (N*) is unknown so far.");
  }

  private static List<String> row(Cost cost) {
    return List.of(
        cost.name(),
        Figures.count(cost.orders()),
        Figures.time(cost.time()),
        Spending.tokens(cost.account()),
        Spending.money(cost.account()));
  }

  private void multiple() {
    page.heading(2, Heading.SINGLE_AGENT);
    page.bullet("Tokens: " + tokens());
    page.bullet("Wall-clock: " + wallClock());
    page.end();
  }

  private String tokens() {
    var single = facts.singleAgent();
    var estimate =
        "the plan's own estimate for one agent that does each module once and is judged by nobody, "
            + Figures.count(single.tokensEstimate(), "token");
    var reported = single.tokens();
    if (reported.isEmpty() || single.tokensMultiple().isEmpty()) {
      return "**unknown**, as no turn said what it cost. To compare with: " + estimate + ".";
    }
    var unknown = single.unknownTurns();
    return "**%s%s times** %s. Reported: %s%s."
        .formatted(
            unknown > 0 ? "at least " : "",
            Figures.ratio(single.tokensMultiple()),
            estimate,
            Figures.count(reported.getAsLong(), "token"),
            unknown > 0 ? ", with " + Figures.count(unknown, "turn") + " of unknown cost" : "");
  }

  private String wallClock() {
    var single = facts.singleAgent();
    if (facts.replayed()) {
      return "**not measured**, as the agents' turns were replayed from a record.";
    }
    if (single.speedup().isEmpty()) {
      return "**unknown** so far.";
    }
    return "all generators' turns in a row would take %s, the run took %s: a factor of **%s**. %s"
        .formatted(
            Figures.time(single.sequential()),
            Figures.time(single.elapsed()),
            Figures.ratio(single.speedup()),
            "One agent might need fewer turns, or more; this was not measured.");
  }
}

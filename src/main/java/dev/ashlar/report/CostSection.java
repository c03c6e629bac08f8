package dev.ashlar.report;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.report.Postmortem.Cost;
import java.util.List;

/// The part of the page that says what the run took, by phase and role, and against one agent.
record CostSection(Postmortem facts, Markdown page) {
  void write() {
    costs();
    multiple();
  }

  private void costs() {
    page.heading(2, "Time and tokens");
    page.table(
        List.of("Phase", "Orders", "Time", "Tokens"),
        facts.phases().stream().map(CostSection::row).toList());
    page.table(
        List.of("Role", "Orders", "Time", "Tokens"),
        facts.roles().stream().map(CostSection::row).toList());
    page.paragraph(
        "In all: %s. Times of orders that ran side by side add up."
            .formatted(tokens(facts.total())));
    page.paragraph(
        facts.usefulGenerators().isEmpty()
            ? "Useful generators (N*): unknown, for want of data."
            : "Useful generators (N*): %s; the plan allowed %d."
                .formatted(Figures.ratio(facts.usefulGenerators()), facts.generators()));
  }

  private static List<String> row(Cost cost) {
    return List.of(
        cost.name(),
        Figures.count(cost.orders()),
        Figures.time(cost.time()),
        tokens(cost.account()));
  }

  static String tokens(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (books.turns() == books.unknownTurns()) {
      return "unknown (" + Figures.count(books.turns(), "turn") + ")";
    }
    var unknown =
        books.unknownTurns() == 0
            ? ""
            : ", and unknown for %d of %s"
                .formatted(books.unknownTurns(), Figures.count(books.turns(), "turn"));
    return Figures.amount(books.spent()) + unknown;
  }

  private void multiple() {
    var single = facts.singleAgent();
    page.heading(2, "Against a single agent");
    page.bullet(
        "Tokens: **"
            + (single.tokensMultiple().isEmpty()
                ? "unknown**"
                : (single.unknownTurns() > 0 ? "at least " : "")
                    + Figures.ratio(single.tokensMultiple())
                    + " times** the estimate")
            + ". The estimate is the sum of the plan's own, "
            + Figures.count(single.tokensEstimate(), "token")
            + ": one agent that does each module once and is judged by nobody. Reported: "
            + (single.tokens().isEmpty()
                ? "unknown"
                : Figures.count(single.tokens().getAsLong(), "token"))
            + (single.unknownTurns() > 0
                ? ", with " + Figures.count(single.unknownTurns(), "turn") + " of unknown cost."
                : "."));
    page.bullet(
        "Wall-clock: all generators' turns in a row would take "
            + Figures.time(single.sequential())
            + ", the run took "
            + Figures.time(single.elapsed())
            + ": a factor of **"
            + Figures.ratio(single.speedup())
            + "**. One agent might need fewer turns, or more; this was not measured.");
    page.end();
  }
}

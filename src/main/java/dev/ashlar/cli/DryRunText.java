package dev.ashlar.cli;

import dev.ashlar.harness.Rehearsal;
import dev.ashlar.plan.Roles;
import dev.ashlar.report.Ceilings;
import dev.ashlar.report.Column;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Spending;
import dev.ashlar.report.WorstCase;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// What is known before a run, on one screen.
record DryRunText(DryRun.Outlook outlook, Terminal terminal) {

  void print() {
    if (outlook.ended()) {
      terminal.say(
          terminal.bold(outlook.plan().artifact().name())
              + "  the run here has ended: nothing more is owed. `--new` would begin another");
      return;
    }
    head();
    worst();
    agents();
    notes();
  }

  private void head() {
    var name = terminal.bold(outlook.plan().artifact().name());
    if (outlook.begun().isEmpty()) {
      terminal.say(name + "  a new run would begin");
      return;
    }
    var state = outlook.begun().get();
    terminal.say(name + "  run " + state.charter().run() + " would go on");
    terminal.say(
        "so far: spent %s, held for unknown %s, reserved %s; all of it counts against the ceilings"
            .formatted(
                Spending.of(state.ledger().run()),
                Figures.amount(state.ledger().run().held()),
                Figures.amount(state.ledger().run().reserved())));
  }

  private void worst() {
    var table =
        new Columns(
            "AT MOST",
            heading(Column.TURNS),
            heading(Column.TOKENS),
            heading(Column.MONEY),
            heading(Column.WALL_CLOCK),
            "");
    for (var row : outlook.worst().rows()) {
      table.row(
          row.words(),
          most(row.turns(), Figures::count),
          most(row.tokens(), Figures::count),
          most(row.usdMicros(), Figures::usd),
          row.wallClock().map(Figures::time).orElse(Ceilings.NONE),
          attempts(row));
    }
    terminal.say("");
    table.print(terminal);
  }

  private static String heading(Column column) {
    return column.words().toUpperCase(Locale.ROOT);
  }

  private static String most(OptionalLong most, LongFunction<String> words) {
    return most.isPresent() ? words.apply(most.getAsLong()) : Ceilings.NONE;
  }

  private static String attempts(WorstCase.Row row) {
    return row.attempts() == 0
        ? ""
        : Figures.count(row.attempts(), "attempt")
            + " of "
            + Figures.count(row.turnsAnAttempt(), "turn");
  }

  private void agents() {
    var table = new Columns("ROLE", "OF", "AGENT", "COMES", "PRICE", "HERE");
    for (var player : outlook.players().players()) {
      table.row(
          player.role(),
          player.module().map(module -> module.text()).orElse("all modules"),
          player.choice().toString(),
          player.place() == 1 ? "first" : "as fallback " + (player.place() - 1),
          price(player.priced()),
          here(player));
    }
    terminal.say("");
    table.print(terminal);
  }

  private static String price(Rehearsal.Priced priced) {
    return switch (priced) {
      case NOT_METERED -> "not counted here";
      case KNOWN -> "known";
      case UNKNOWN -> "unknown";
    };
  }

  private static String here(Rehearsal.Player player) {
    if (!player.obstacles().isEmpty()) {
      var problems = player.obstacles().stream().map(obstacle -> obstacle.problem()).toList();
      return "no: " + String.join("; ", problems);
    }
    return player.choice().attached() ? "comes with `ashlar work next`" : "yes";
  }

  private void notes() {
    var parallel = outlook.plan().parallelism();
    terminal.say("");
    terminal.say(
        "At once: %s and %s. A turn that Ashlar counts may pass a ceiling by one call, no more."
            .formatted(
                Figures.count(parallel.generators(), "generator"),
                Figures.count(parallel.evaluators(), "evaluator")));
    terminal.say("At a ceiling the run stops ordering and asks; only a person's `more` raises it.");
    if (players(Rehearsal.Priced.UNKNOWN)) {
      terminal.say(
          outlook.worst().rows().stream().anyMatch(row -> row.usdMicros().isPresent())
              ? "Price unknown: no call of a model without a price is let through where money is"
                  + " bounded."
              : "Price unknown: its money is told as unknown; turns, tokens and time bound it.");
    }
    if (outlook.players().players().stream()
        .map(Rehearsal.Player::choice)
        .anyMatch(Roles.Choice::attached)) {
      terminal.say("Attached workers are not stopped at a figure: turns and time bound them.");
    }
    terminal.say("Prices: " + Terminal.shownOnOneLine(outlook.players().pricesFrom()));
    terminal.say(Terminal.shownOnOneLine(outlook.machine().sandbox().isolation().describe()));
    terminal.say("Nothing was started, and nothing was written.");
  }

  private boolean players(Rehearsal.Priced priced) {
    return outlook.players().players().stream().anyMatch(player -> player.priced() == priced);
  }
}

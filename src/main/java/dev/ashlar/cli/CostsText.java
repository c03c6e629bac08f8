package dev.ashlar.cli;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.TokenKinds;
import dev.ashlar.report.Column;
import dev.ashlar.report.CostReport;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Spending;
import dev.ashlar.report.StatusReport;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// The costs of a run as one table, and below it what must be known to read it.
record CostsText(CostReport report, Terminal terminal) {

  /// Prints the costs; `live` says whether a process runs the run, `command` how Ashlar is called.
  void print(boolean live, String command) {
    terminal.say(
        terminal.bold(report.artifact()) + "  run " + report.run() + "  " + condition(live));
    terminal.say("");
    table();
    terminal.say("");
    unknown();
    underWay(live, command);
  }

  private String condition(boolean live) {
    return report.condition() == StatusReport.Condition.GOING && !live
        ? "no process runs it"
        : report.condition().words();
  }

  private void table() {
    var table =
        new Columns(
            heading(Column.SCOPE),
            heading(Column.TURNS),
            heading(Column.TOKENS),
            heading(Column.MONEY),
            "HELD FOR UNKNOWN",
            "RESERVED",
            "LIMIT",
            "INPUT",
            "CACHE READ",
            "CACHE WRITE",
            "OUTPUT");
    for (var line : report.lines()) {
      table.row(
          line.words(),
          Figures.count(line.account().turns()),
          Spending.leastTokens(line.account()),
          Spending.money(line.account()),
          some(line.account().held()),
          some(line.account().reserved()),
          StatusText.ceiling(line.tokensMax(), line.usdMicrosMax()),
          apart(line, TokenKinds::input),
          apart(line, TokenKinds::cacheRead),
          apart(line, TokenKinds::cacheWrite),
          apart(line, TokenKinds::output));
    }
    table.print(terminal);
  }

  private static String heading(Column column) {
    return column.words().toUpperCase(Locale.ROOT);
  }

  private static String some(Amount amount) {
    return amount.equals(Amount.NONE) ? "" : Figures.amount(amount);
  }

  /// One kind of tokens; a sum over some of the turns is a lower bound. Where no turn of the run
  /// told them apart there is nothing to show.
  private String apart(CostReport.Line line, ToLongFunction<TokenKinds> kind) {
    if (report.whole().kinds().isEmpty() || line.account().turns() == 0) {
      return "";
    }
    var all = line.toldApart() == line.account().turns();
    return line.kinds()
        .map(kinds -> (all ? "" : "at least ") + Figures.count(kind.applyAsLong(kinds)))
        .orElse("unknown");
  }

  private void unknown() {
    var books = report.whole().account();
    if (books.unknownTurns() > 0) {
      terminal.say(
          "Unknown: nobody said what tokens %s took; what was reserved for them stays held."
              .formatted(ofTurns(books.unknownTurns(), books.turns())));
    }
    var unpriced = books.unpricedTurns() - books.unknownTurns();
    if (unpriced > 0) {
      var more = books.unknownTurns() > 0 ? ", beside these" : "";
      terminal.say(
          "Unknown: nobody said what money %s took%s. Prices of your own: docs/prices.md."
              .formatted(ofTurns(unpriced, books.turns()), more));
    }
  }

  private static String ofTurns(int some, int all) {
    return some == all ? "any turn" : some + " of " + Figures.count(all, "turn");
  }

  private void underWay(boolean live, String command) {
    var lost = live ? 0 : report.metered();
    if (report.flying() > lost) {
      terminal.say(
          "Reserved: for %s that an agent has, or may take."
              .formatted(Figures.count(report.flying() - lost, "turn")));
    }
    if (lost > 0) {
      terminal.say(
          "Reserved: for %s that ended with the process. When `%s run` goes on, all of it is held as unknown."
              .formatted(Figures.count(lost, "turn"), command));
    }
  }
}

package dev.ashlar.cli;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.report.Figures;
import dev.ashlar.report.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// A status report on one screen.
final class StatusText {
  /// Facts of a question shown; `--json` has them all.
  private static final int FACTS_SHOWN_MAX = 4;

  private final StatusReport report;
  private final Instant now;
  private final String command;
  private final Terminal terminal;

  private StatusText(StatusReport report, Instant now, String command, Terminal terminal) {
    this.report = report;
    this.now = now;
    this.command = command;
    this.terminal = terminal;
  }

  /// Prints the report as it reads at `now`; `live` says whether a process runs the run, `command`
  /// how Ashlar is called on it.
  static void print(
      StatusReport report, Instant now, boolean live, String command, Terminal terminal) {
    var text = new StatusText(report, now, command, terminal);
    text.head(live);
    text.modules();
    text.tiers();
    text.questions();
    text.budget();
    terminal.say("");
    terminal.say(Terminal.shownOnOneLine(report.isolation()));
  }

  private void head(boolean live) {
    terminal.say(
        terminal.bold(report.artifact())
            + "  run "
            + report.run()
            + "  "
            + report.phase().word()
            + ", "
            + condition(live));
    report.stopped().ifPresent(by -> terminal.say("stopped by " + Terminal.shownOnOneLine(by)));
    var useful = report.usefulGenerators();
    terminal.say(
        "elapsed "
            + Figures.time(report.elapsed())
            + report.elapsedMax().map(most -> " of " + Figures.time(most)).orElse("")
            + "  generators "
            + report.generators()
            + (useful.isEmpty() ? "" : ", useful " + Figures.ratio(useful)));
  }

  private String condition(boolean live) {
    var words = report.condition().words();
    return switch (report.condition()) {
      case GOING ->
          live
              ? terminal.good(words)
              : terminal.notable("no process runs it: `" + command + " run` continues it");
      case PAUSED -> terminal.notable(words);
      case WAITS_FOR_PERSON -> terminal.notable(words);
      case BUILT -> terminal.good(words);
      case NOT_BUILT -> terminal.bad(words);
    };
  }

  private void modules() {
    var table = new Columns("MODULE", "V", "A", "T", "ESTIMATE", "FOR", "HELD BY", "STAGE");
    for (var line : report.modules()) {
      table.row(
          line.name().text(),
          "" + line.version(),
          "" + line.attempt(),
          "" + line.turn(),
          Figures.count(line.estimate().turns(), "turn"),
          line.since().map(this::ago).orElse(""),
          line.holder().orElse(""),
          line.words());
    }
    terminal.say("");
    table.print(terminal);
  }

  private void tiers() {
    var table = new Columns("TIER", "ROUND", "FOR", "STAGE");
    Stream.concat(report.tiers().stream(), Stream.of(report.endToEnd()))
        .forEach(line ->
            table.row(
                line.name().text(),
                "" + line.round(),
                line.since().map(this::ago).orElse(""),
                line.words()));
    terminal.say("");
    table.print(terminal);
  }

  private String ago(Instant since) {
    var time = Duration.between(since, now);
    return Figures.time(time.isNegative() ? Duration.ZERO : time);
  }

  private void questions() {
    for (var line : report.questions()) {
      terminal.say("");
      terminal.say(terminal.notable(line.id()) + "  " + line.words());
      line.facts().stream()
          .limit(FACTS_SHOWN_MAX)
          .map(fact -> "    " + Terminal.shownOnOneLine(fact.toString()))
          .forEach(fact -> terminal.say(Columns.cut(fact, terminal.width())));
      var more =
          line.facts().size()
              - Math.min(line.facts().size(), FACTS_SHOWN_MAX)
              + line.factsOmitted();
      if (more > 0) {
        terminal.say("    and " + Figures.count(more, "fact") + " more");
      }
      line.commands().stream()
          .map(answer -> answer.replaceFirst("^ashlar", Matcher.quoteReplacement(command)))
          .forEach(answer -> terminal.say("  " + terminal.faint("$") + " " + answer));
    }
  }

  /// The run, and every module that has a ceiling or spent something; `--json` has phases and
  /// roles.
  private void budget() {
    var table = new Columns("BUDGET", "TURNS", "REPORTED", "UNKNOWN", "RESERVED", "OF");
    report.budget().stream()
        .filter(line -> line.scope().equals("run") || line.scope().startsWith("module "))
        .forEach(line ->
            table.row(
                line.scope(),
                "" + line.account().turns(),
                reported(line.account()),
                line.account().unknownTurns() == 0
                    ? ""
                    : line.account().unknownTurns()
                        + ", holding "
                        + Figures.amount(line.account().held()),
                Figures.amount(line.account().reserved()),
                ceiling(line.tokensMax(), line.usdMicrosMax())));
    terminal.say("");
    table.print(terminal);
  }

  private static String reported(Account account) {
    var unknown = account.turns() > 0 && account.turns() == account.unknownTurns();
    return unknown ? "unknown" : Figures.amount(account.spent());
  }

  private static String ceiling(OptionalLong tokens, OptionalLong usdMicros) {
    var parts =
        Stream.of(
                tokens.isPresent()
                    ? Optional.of(Figures.count(tokens.getAsLong(), "token"))
                    : Optional.<String>empty(),
                usdMicros.isPresent()
                    ? Optional.of(Figures.usd(usdMicros.getAsLong()))
                    : Optional.<String>empty())
            .flatMap(Optional::stream)
            .toList();
    return String.join(", ", parts);
  }
}

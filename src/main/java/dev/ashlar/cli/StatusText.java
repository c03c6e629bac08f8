package dev.ashlar.cli;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.report.Excerpt;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Lineage;
import dev.ashlar.report.Spending;
import dev.ashlar.report.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// A status report on one screen.
final class StatusText {
  private static final String RUN = "run";
  private static final String MODULE = "module ";

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
    var sealed = report.modules().stream().filter(line -> line.seal().isPresent()).count();
    terminal.say(
        "%d of %s sealed, elapsed %s%s, spent %s"
            .formatted(
                sealed,
                Figures.count(report.modules().size(), "module"),
                Figures.time(report.elapsed()),
                report.elapsedMax().map(most -> " of " + Figures.time(most)).orElse(""),
                spent()));
    throughput();
    lineages();
  }

  private void lineages() {
    Lineage.flags(report.lineages())
        .forEach(flag ->
            terminal.say(
                terminal.notable("note:")
                    + " "
                    + Terminal.shownOnOneLine(flag)
                    + " "
                    + terminal.faint("[" + Lineage.rule() + "]")));
  }

  private String spent() {
    return report.budget().stream()
        .filter(line -> line.scope().equals(RUN))
        .findFirst()
        .map(line -> Spending.of(line.account()))
        .orElse("nothing");
  }

  /// Said only while it can be acted on: more generators than can be kept up with pile up work that
  /// nobody judges.
  private void throughput() {
    var useful = report.usefulGenerators();
    var over = useful.isPresent() && report.generators() > Math.ceil(useful.getAsDouble());
    if (over && report.condition() == StatusReport.Condition.GOING) {
      terminal.say(
          terminal.notable("note:")
              + " the plan allows %s at once, and gates and evaluators keep up with %s"
                  .formatted(
                      Figures.count(report.generators(), "generator"), Figures.ratio(useful)));
    }
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
    var table =
        new Columns("MODULE", "CONTRACT", "ATTEMPT", "TURN", "PLANNED", "HELD BY", "FOR", "STAGE");
    for (var line : report.modules()) {
      table.row(
          line.name().text(),
          "v" + line.version(),
          "" + line.attempt(),
          "" + line.turn(),
          line.seal().isPresent() ? "" : Figures.count(line.estimate().turns(), "turn"),
          line.holder().orElse(""),
          line.since().map(this::ago).orElse(""),
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
                line.round() == 0 ? "" : "" + line.round(),
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
      facts(line);
      line.commands().stream()
          .map(answer -> answer.replaceFirst("^ashlar", Matcher.quoteReplacement(command)))
          .forEach(answer -> terminal.say("  " + terminal.faint("$") + " " + answer));
    }
  }

  /// The beginning of each fact; a long claim is several facts from one place.
  private void facts(StatusReport.QuestionLine line) {
    var first = new LinkedHashMap<String, String>();
    line.facts().forEach(fact -> first.putIfAbsent(fact.where(), Excerpt.of(fact)));
    first.values().stream()
        .limit(FACTS_SHOWN_MAX)
        .map(fact -> "    " + Terminal.shownOnOneLine(fact))
        .forEach(fact -> terminal.say(Columns.cut(fact, terminal.width())));
    var shown = Math.min(first.size(), FACTS_SHOWN_MAX);
    if (line.facts().size() + line.factsOmitted() > shown
        || line.facts().stream().anyMatch(fact -> Excerpt.of(fact).endsWith("…"))) {
      terminal.say("    in full: `" + command + " logs --full --module " + line.subject() + "`");
    }
  }

  /// The run, and every module that has a ceiling or spent something; `--json` has phases and
  /// roles.
  private void budget() {
    var table = new Columns("COST", "TURNS", "SPENT", "HELD FOR UNKNOWN", "RESERVED", "LIMIT");
    report.budget().stream()
        .filter(line -> line.scope().equals(RUN) || line.scope().startsWith(MODULE))
        .forEach(line ->
            table.row(
                line.scope().equals(RUN) ? "whole run" : line.scope().substring(MODULE.length()),
                "" + line.account().turns(),
                Spending.of(line.account()),
                some(line.account().held()),
                some(line.account().reserved()),
                ceiling(line.tokensMax(), line.usdMicrosMax())));
    terminal.say("");
    table.print(terminal);
  }

  private static String some(Amount amount) {
    return amount.equals(Amount.NONE) ? "" : Figures.amount(amount);
  }

  /// A scope's ceilings; empty if it has none.
  static String ceiling(OptionalLong tokens, OptionalLong usdMicros) {
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

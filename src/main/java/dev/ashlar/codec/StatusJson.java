package dev.ashlar.codec;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.report.Lineage;
import dev.ashlar.report.StatusReport;
import java.util.OptionalLong;

/// A status report as `ashlar status --json` and the dashboard give it; see `docs/json.md`.
public final class StatusJson {
  private StatusJson() {}

  /// One JSON object.
  public static String of(StatusReport report) {
    return JsonPage.of(page -> write(page, report));
  }

  /// The fields of a status report.
  public static void write(JsonPage page, StatusReport report) {
    page.field("format", 1)
        .field("run", report.run())
        .field("artifact", report.artifact())
        .field("at", report.at())
        .field("phase", report.phase())
        .field("condition", report.condition())
        .field("stopped", report.stopped())
        .objects("modules", report.modules(), StatusJson::module)
        .objects("tiers", report.tiers(), StatusJson::tier)
        .object("endToEnd", inner -> tier(inner, report.endToEnd()))
        .objects("questions", report.questions(), StatusJson::question)
        .objects("budget", report.budget(), StatusJson::budget)
        .seconds("elapsedSeconds", report.elapsed())
        .seconds("elapsedSecondsMax", report.elapsedMax())
        .field("generators", report.generators())
        .field("usefulGenerators", report.usefulGenerators())
        .field("ignoredAnswers", report.ignoredAnswers())
        .objects("lineages", report.lineages(), StatusJson::lineage)
        .field("isolation", report.isolation());
  }

  static void lineage(JsonPage page, Lineage lineage) {
    page.field("module", lineage.module().text())
        .field("generator", lineage.generator())
        .field("evaluator", lineage.evaluator())
        .field("likeness", lineage.likeness());
  }

  private static void module(JsonPage page, StatusReport.ModuleLine line) {
    page.field("name", line.name().text())
        .field("stage", line.stage())
        .field("inFlight", line.inFlight())
        .field("words", line.words())
        .field("version", line.version())
        .field("attempt", line.attempt())
        .field("turn", line.turn())
        .field("since", line.since())
        .field("holder", line.holder())
        .object(
            "estimate",
            estimate ->
                estimate
                    .field("turns", line.estimate().turns())
                    .field("tokens", line.estimate().tokens()))
        .field("question", line.question())
        .field("seal", line.seal());
  }

  private static void tier(JsonPage page, StatusReport.TierLine line) {
    page.field("name", line.name().text())
        .field("stage", line.stage())
        .field("inFlight", line.inFlight())
        .field("words", line.words())
        .field("round", line.round())
        .texts("modules", line.modules())
        .field("since", line.since())
        .field("question", line.question());
  }

  private static void question(JsonPage page, StatusReport.QuestionLine line) {
    page.field("id", line.id())
        .field("kind", line.kind())
        .field("subject", line.subject().text())
        .field("words", line.words())
        .objects("facts", line.facts(), StatusJson::finding)
        .field("factsOmitted", line.factsOmitted())
        .texts("commands", line.commands());
  }

  static void finding(JsonPage page, Finding finding) {
    page.field("where", finding.where()).field("what", finding.what());
  }

  private static void budget(JsonPage page, StatusReport.BudgetLine line) {
    page.field("scope", line.scope());
    account(page, line.account());
    page.field("tokensMax", line.tokensMax()).field("usdMicrosMax", line.usdMicrosMax());
  }

  /// An account's fields. What nobody reported is null, never 0; `held` stands for it in the books.
  public static void account(JsonPage page, Account account) {
    page.object("reported", inner -> reported(inner, account))
        .object("held", inner -> amount(inner, account.held()))
        .object("reserved", inner -> amount(inner, account.reserved()))
        .field("turns", account.turns())
        .field("unknownTurns", account.unknownTurns())
        .field("unpricedTurns", account.unpricedTurns());
  }

  private static void reported(JsonPage page, Account account) {
    var spent = account.spent();
    var turns = account.turns();
    page.field("tokens", known(spent.tokens(), turns == 0 || turns > account.unknownTurns()))
        .field(
            "usdMicros", known(spent.usdMicros(), turns == 0 || turns > account.unpricedTurns()));
  }

  private static OptionalLong known(long number, boolean isKnown) {
    return isKnown ? OptionalLong.of(number) : OptionalLong.empty();
  }

  private static void amount(JsonPage page, Amount amount) {
    page.field("tokens", amount.tokens()).field("usdMicros", amount.usdMicros());
  }
}

package dev.ashlar.codec;

import dev.ashlar.orchestrator.Findings;
import dev.ashlar.plan.Budget;
import dev.ashlar.report.Postmortem;

/// A postmortem as `ashlar report --json` gives it; see `docs/json.md`.
public final class PostmortemJson {
  private PostmortemJson() {}

  /// One JSON object.
  public static String of(Postmortem facts) {
    return JsonPage.of(page -> write(page, facts));
  }

  private static void write(JsonPage page, Postmortem facts) {
    page.field("format", 1)
        .field("run", facts.run())
        .field("artifact", facts.artifact().name())
        .field("kind", facts.artifact().kind())
        .field("plan", facts.planDigest().hex())
        .field("conclusion", facts.conclusion())
        .field("stopped", facts.stopped())
        .field("began", facts.began())
        .field("ended", facts.ended())
        .seconds("elapsedSeconds", facts.elapsed())
        .field("replayed", facts.replayed())
        .texts("isolations", facts.isolations())
        .texts("warnings", facts.warnings())
        .objects("modules", facts.modules(), PostmortemJson::module)
        .objects("tiers", facts.tiers(), PostmortemJson::tier)
        .objects("defects", facts.defects(), PostmortemJson::caught)
        .objects("troubles", facts.troubles(), PostmortemJson::trouble)
        .objects("amendments", facts.amendments(), PostmortemJson::amended)
        .objects("retested", facts.retested(), PostmortemJson::retested)
        .objects("disputes", facts.disputes(), PostmortemJson::dispute)
        .objects("resumes", facts.resumes(), PostmortemJson::resume)
        .objects("evaluators", facts.evaluators(), PostmortemJson::evaluator)
        .objects("lineages", facts.lineages(), StatusJson::lineage)
        .objects("phases", facts.phases(), PostmortemJson::cost)
        .objects("roles", facts.roles(), PostmortemJson::cost)
        .object("budget", inner -> budget(inner, facts.budget()))
        .object("total", inner -> StatusJson.account(inner, facts.total()))
        .object("singleAgent", inner -> singleAgent(inner, facts.singleAgent()))
        .field("generators", facts.generators())
        .field("usefulGenerators", facts.usefulGenerators())
        .field("ignoredAnswers", facts.ignoredAnswers())
        .objects("deltas", facts.deltas(), PostmortemJson::delta);
  }

  private static void module(JsonPage page, Postmortem.ModuleAccount module) {
    page.field("name", module.name().text())
        .texts("needs", module.needs())
        .field("stage", module.stage())
        .field("abandoned", module.abandoned())
        .field("version", module.version())
        .field("attempts", module.attempts())
        .field("turns", module.turns())
        .field("submissions", module.submissions())
        .field("reopened", module.reopened())
        .seconds("generatingSeconds", module.generating())
        .seconds("verifyingSeconds", module.verifying())
        .object("cost", inner -> StatusJson.account(inner, module.cost()))
        .object(
            "estimate",
            inner ->
                inner
                    .field("turns", module.estimate().turns())
                    .field("tokens", module.estimate().tokens()))
        .field("seal", module.seal());
  }

  private static void tier(JsonPage page, Postmortem.TierAccount tier) {
    page.field("name", tier.name().text())
        .texts("modules", tier.modules())
        .field("rounds", tier.rounds())
        .field("words", tier.words())
        .seconds("seconds", tier.time());
  }

  private static void caught(JsonPage page, Postmortem.Caught caught) {
    page.field("by", caught.by())
        .field("order", caught.key().toString())
        .field("kind", caught.kind())
        .texts("requirements", caught.requirements())
        .field("wrongTest", caught.wrongTest());
    findings(page, caught.findings());
  }

  private static void findings(JsonPage page, Findings findings) {
    page.objects("findings", findings.list(), StatusJson::finding)
        .field("findingsOmitted", findings.omitted());
  }

  private static void trouble(JsonPage page, Postmortem.Trouble trouble) {
    page.field("order", trouble.key().toString())
        .field("kind", trouble.kind())
        .field("detail", trouble.detail())
        .field("agents", trouble.agents());
  }

  private static void amended(JsonPage page, Postmortem.Amended amended) {
    page.field("module", amended.module().text())
        .field("version", amended.version())
        .field("reopened", amended.reopened())
        .field("interfaceChanged", amended.interfaceChanged())
        .field("by", amended.by())
        .field("reason", amended.reason())
        .field("changes", amended.changes())
        .field("trigger", amended.trigger())
        .field("composition", amended.composition());
  }

  private static void retested(JsonPage page, Postmortem.Retested retested) {
    page.field("composition", retested.composition().text())
        .field("by", retested.by())
        .field("reason", retested.reason())
        .field("changes", retested.changes());
  }

  private static void dispute(JsonPage page, Postmortem.Dispute dispute) {
    page.field("question", dispute.question())
        .field("order", dispute.key().toString())
        .field("role", dispute.role())
        .field("who", dispute.who())
        .field("ruling", dispute.ruling())
        .field("decidedBy", dispute.decidedBy())
        .field("note", dispute.note());
    findings(page, dispute.claim());
  }

  private static void resume(JsonPage page, Postmortem.Resume resume) {
    page.field("at", resume.at())
        .field("process", resume.process())
        .field("interrupted", resume.interrupted())
        .field("afterPause", resume.afterPause());
  }

  private static void evaluator(JsonPage page, Postmortem.EvaluatorRecord record) {
    page.field("agent", record.agent())
        .field("passed", record.passed())
        .field("needsRevision", record.needsRevision())
        .field("failed", record.failed())
        .field("disputed", record.disputed())
        .field("falseAccepts", record.falseAccepts())
        .field("falseRejects", record.falseRejects());
  }

  private static void cost(JsonPage page, Postmortem.Cost cost) {
    page.field("name", cost.name()).field("orders", cost.orders()).seconds("seconds", cost.time());
    StatusJson.account(page, cost.account());
  }

  private static void budget(JsonPage page, Budget budget) {
    page.field("turns", budget.turns())
        .seconds("wallClockSeconds", budget.wallClock())
        .field("tokens", budget.tokens())
        .field("usdMicros", budget.usdMicros());
  }

  private static void singleAgent(JsonPage page, Postmortem.SingleAgent single) {
    page.field("tokensEstimate", single.tokensEstimate())
        .field("tokens", single.tokens())
        .field("unknownTurns", single.unknownTurns())
        .field("tokensMultiple", single.tokensMultiple())
        .seconds("sequentialSeconds", single.sequential())
        .seconds("elapsedSeconds", single.elapsed())
        .field("speedup", single.speedup());
  }

  private static void delta(JsonPage page, Postmortem.Delta delta) {
    page.field("rule", delta.rule())
        .field("target", delta.target())
        .field("module", delta.module())
        .field("change", delta.change())
        .field("because", delta.because());
  }
}

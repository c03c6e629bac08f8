package dev.ashlar.report;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An event in words, on one line.
public final class EventWords {
  private EventWords() {}

  /// The module or tier that the event is about, if it is about one.
  public static Optional<ModuleName> subject(Event event) {
    return switch (event) {
      case Event.Reply reply -> subject(reply.key());
      case Event.OrderIssued issued -> subject(issued.key());
      case Event.ContractAmended amended -> Optional.of(amended.amended().name());
      case Event.TestsAmended amended -> Optional.of(amended.composition());
      case Event.RunAdmitted _,
          Event.RunContinued _,
          Event.RunPaused _,
          Event.RunStopped _,
          Event.QuestionAnswered _ ->
          Optional.empty();
    };
  }

  private static Optional<ModuleName> subject(OrderKey key) {
    return key.kind() == OrderKey.Kind.POSTMORTEM ? Optional.empty() : Optional.of(key.subject());
  }

  /// What happened.
  public static String of(Event event) {
    return switch (event) {
      case Event.RunAdmitted e ->
          "run %s of %s admitted: %s, %s; %s"
              .formatted(
                  e.run(),
                  e.plan().artifact().name(),
                  Figures.count(e.plan().modules().size(), "module"),
                  Figures.count(e.plan().tiers().size(), "tier"),
                  e.isolation());
      case Event.RunContinued e -> "run continued by process " + e.process();
      case Event.RunPaused e -> "run paused by " + e.by();
      case Event.RunStopped e -> "run stopped by " + e.by() + ": " + e.reason();
      case Event.OrderIssued e -> e.key() + " issued" + reserved(e.reserved());
      case Event.QuestionAnswered e -> AnswerWords.of(e) + note(e.note());
      case Event.ContractAmended e ->
          "%s amended the contract of %s to v%d%s: %s"
              .formatted(
                  e.by(),
                  e.amended().name(),
                  e.amended().version(),
                  e.interfaceChanged() ? ", its interface changed" : "",
                  Excerpt.quoted(e.reason()));
      case Event.TestsAmended e ->
          "%s amended the tests of %s: %s"
              .formatted(e.by(), e.composition(), Excerpt.quoted(e.reason()));
      case Event.Reply reply -> reply.key() + " " + reply(reply);
    };
  }

  private static String reply(Event.Reply reply) {
    return switch (reply) {
      case Event.OrderClaimed e -> "taken by " + e.worker() + agent(e.agent());
      case Event.SubmissionArrived e ->
          "handed in " + e.submission().tree().brief() + cost(e.usage());
      case Event.SubmissionRefused e ->
          "refused before the gate: " + e.defect() + findings(e.findings()) + cost(e.usage());
      case Event.GenerationFailed e ->
          "ended without a submission: " + e.failure() + ": " + e.detail() + cost(e.usage());
      case Event.ContractDisputed e ->
          "disputed by its generator: " + Excerpt.claim(e.claim()) + cost(e.usage());
      case Event.GateFinished e -> gate(e.report());
      case Event.Judged e -> verdict(e.verdict()) + cost(e.usage());
      case Event.JudgmentFailed e ->
          "ended without a judgment: " + e.failure() + ": " + e.detail() + cost(e.usage());
      case Event.AttributionProposed e ->
          "blames %s + %s: %s%s"
              .formatted(
                  e.attribution().first(),
                  e.attribution().second(),
                  e.attribution().reason(),
                  cost(e.usage()));
      case Event.ModuleSealed e -> "sealed: " + e.seal().manifest().brief();
      case Event.OrderBroken e -> "could not be carried out: " + e.reason();
      case Event.PostmortemWritten e -> "written: " + e.digest().brief();
    };
  }

  private static String gate(GateReport report) {
    return switch (report) {
      case GateReport.Green green -> "green: %d of %d".formatted(green.passed(), green.total());
      case GateReport.Red red ->
          "red: %d of %d, %s%s"
              .formatted(red.passed(), red.total(), red.defect(), findings(red.findings()));
      case GateReport.Broken broken -> "could not be run: " + broken.reason();
    };
  }

  private static String verdict(Verdict verdict) {
    var word =
        switch (verdict) {
          case Verdict.Pass _ -> "PASS";
          case Verdict.NeedsRevision _ -> "NEEDS_REVISION";
          case Verdict.Fail _ -> "FAIL";
          case Verdict.Disputed _ -> "disputed";
        };
    return word + " by " + verdict.evaluator() + findings(verdict.findings());
  }

  /// The first finding, and how many more there are.
  private static String findings(Findings findings) {
    return findings.list().isEmpty() ? "" : ": " + Excerpt.of(findings);
  }

  private static String cost(Usage usage) {
    return usage.tokens().isEmpty()
        ? "; cost unknown"
        : "; "
            + Figures.amount(new Amount(usage.tokens().getAsLong(), usage.usdMicros().orElse(0)));
  }

  private static String reserved(Amount amount) {
    return amount.equals(Amount.NONE) ? "" : ", reserved " + Figures.amount(amount);
  }

  private static String note(String note) {
    return note.isBlank() ? "" : ": " + Excerpt.quoted(note);
  }

  private static String agent(String agent) {
    return agent.equals("unknown") ? "" : " (" + agent + ")";
  }

  /// Everything that was said with the event, line by line: findings, claims, notes and reasons.
  /// Empty where the one line says it all.
  public static List<String> whole(Event event) {
    return switch (event) {
      case Event.RunStopped e -> e.reason().lines().toList();
      case Event.QuestionAnswered e -> e.note().lines().toList();
      case Event.ContractAmended e -> amended(e.reason(), e.changes());
      case Event.TestsAmended e -> amended(e.reason(), e.changes());
      case Event.RunAdmitted _, Event.RunContinued _, Event.RunPaused _, Event.OrderIssued _ ->
          List.of();
      case Event.Reply reply -> whole(reply);
    };
  }

  private static List<String> whole(Event.Reply reply) {
    return switch (reply) {
      case Event.SubmissionArrived e -> e.submission().summary().lines().toList();
      case Event.SubmissionRefused e -> lines(e.findings());
      case Event.ContractDisputed e -> lines(e.claim());
      case Event.GateFinished(_, _, GateReport.Red red) -> lines(red.findings());
      case Event.Judged e -> lines(e.verdict().findings());
      case Event.AttributionProposed e -> e.attribution().reason().lines().toList();
      case Event.GenerationFailed _,
          Event.JudgmentFailed _,
          Event.OrderClaimed _,
          Event.GateFinished _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.PostmortemWritten _ ->
          List.of();
    };
  }

  private static List<String> amended(String reason, Optional<String> changes) {
    var all = new ArrayList<String>(reason.lines().toList());
    changes.ifPresent(text -> text.lines().map("changed: "::concat).forEach(all::add));
    return all;
  }

  private static List<String> lines(Findings findings) {
    var all = new ArrayList<String>();
    findings.list().forEach(finding -> finding.toString().lines().forEach(all::add));
    if (findings.omitted() > 0) {
      all.add("and " + findings.omitted() + " more that were not kept");
    }
    return all;
  }
}

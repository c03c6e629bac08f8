package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where a replay differs from the run it was recorded from: gates that ended otherwise, seals over
/// other bytes, steps that only one of them took.
///
/// Orders are compared by key, so it does not matter which came first. Times, workers and costs are
/// not compared.
public record ReplayComparison(int compared, List<String> differences) {
  public ReplayComparison {
    differences = List.copyOf(differences);
  }

  /// Compares two journals' events.
  public static ReplayComparison of(List<Event> recorded, List<Event> replayed) {
    var before = results(recorded);
    var now = results(replayed);
    var differences = new ArrayList<String>();
    before.forEach((what, result) -> {
      var other = now.get(what);
      if (other == null) {
        differences.add(what + ": was " + result + ", did not happen");
      } else if (!other.equals(result)) {
        differences.add(what + ": was " + result + ", is " + other);
      }
    });
    now.forEach((what, result) -> {
      if (!before.containsKey(what)) {
        differences.add(what + ": is " + result + ", was not in the record");
      }
    });
    return new ReplayComparison(before.size(), differences);
  }

  private static Map<String, String> results(List<Event> events) {
    var results = new TreeMap<String, String>();
    for (var event : events) {
      switch (event) {
        case Event.SubmissionArrived e ->
            results.put(e.key() + " submission", e.submission().tree().brief());
        case Event.SubmissionRefused e ->
            results.put(e.key() + " submission", "refused " + e.defect());
        case Event.GenerationFailed e ->
            results.put(e.key() + " submission", "none, " + e.failure());
        case Event.ContractDisputed e -> results.put(e.key() + " submission", "dispute");
        case Event.GateFinished e -> results.put(e.key().toString(), gate(e.report()));
        case Event.Judged e -> results.put(e.key().toString(), verdict(e.verdict()));
        case Event.ModuleSealed e -> results.put(e.key().toString(), "sealed " + e.seal().tree());
        case Event.ContractAmended e ->
            results.put(
                "contract of " + e.amended().name() + " v" + e.amended().version(), "amended");
        case Event.TestsAmended e -> results.put("tests of " + e.composition(), "amended");
        case Event.RunAdmitted _,
            Event.RunContinued _,
            Event.RunPaused _,
            Event.RunStopped _,
            Event.OrderIssued _,
            Event.OrderClaimed _,
            Event.JudgmentFailed _,
            Event.AttributionProposed _,
            Event.OrderBroken _,
            Event.QuestionAnswered _,
            Event.PostmortemWritten _ -> {}
      }
    }
    return results;
  }

  private static String gate(GateReport report) {
    return switch (report) {
      case GateReport.Green green -> "green " + green.passed() + "/" + green.total();
      case GateReport.Red red -> "red " + red.passed() + "/" + red.total() + " " + red.defect();
      case GateReport.Broken _ -> "broken";
    };
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "PASS";
      case Verdict.NeedsRevision _ -> "NEEDS_REVISION";
      case Verdict.Fail _ -> "FAIL";
      case Verdict.Disputed _ -> "DISPUTED";
    };
  }
}

package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Postmortem.Amended;
import dev.ashlar.report.Postmortem.Dispute;
import dev.ashlar.report.Postmortem.EvaluatorRecord;
import dev.ashlar.report.Postmortem.Ruling;
import dev.ashlar.report.Postmortem.Trigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts how evaluators judged, by the agent that they are.
final class EvaluatorLog implements Walk.Observer {
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Map<Passed, String> passes = new HashMap<>();
  private final Map<String, String> disputers = new HashMap<>();

  private record Passed(ModuleName module, int version) {}

  private static final class Tally {
    private int passed;
    private int needsRevision;
    private int failed;
    private int disputed;
  }

  @Override
  public void step(Walk.Step step) {
    if (step.counted() && step.event() instanceof Event.Judged judged) {
      var roles = step.before().charter().plan().roles();
      var seat = roles.evaluator(judged.key().subject()).agent();
      var agent = step.ended().stream().findFirst().flatMap(Span::agent).orElse(seat);
      judged(judged, agent);
    }
  }

  private void judged(Event.Judged judged, String agent) {
    var tally = tallies.computeIfAbsent(agent, _ -> new Tally());
    switch (judged.verdict()) {
      case Verdict.Pass _ -> {
        tally.passed++;
        passes.put(new Passed(judged.key().subject(), judged.key().version()), agent);
      }
      case Verdict.NeedsRevision _ -> tally.needsRevision++;
      case Verdict.Fail _ -> tally.failed++;
      case Verdict.Disputed _ -> {
        tally.disputed++;
        disputers.put(judged.key().toString(), agent);
      }
    }
  }

  /// The records, once amendments and disputes are known.
  List<EvaluatorRecord> records(List<Amended> amendments, List<Dispute> disputes) {
    return tallies.entrySet().stream()
        .map(e ->
            new EvaluatorRecord(
                e.getKey(),
                e.getValue().passed,
                e.getValue().needsRevision,
                e.getValue().failed,
                e.getValue().disputed,
                falseAccepts(e.getKey(), amendments),
                falseRejects(e.getKey(), disputes)))
        .toList();
  }

  private int falseAccepts(String agent, List<Amended> amendments) {
    return (int)
        amendments.stream()
            .filter(amended -> amended.reopened() && amended.trigger() == Trigger.RED_COMPOSITION)
            .map(amended -> passes.get(new Passed(amended.module(), amended.version() - 1)))
            .filter(agent::equals)
            .count();
  }

  private int falseRejects(String agent, List<Dispute> disputes) {
    return (int)
        disputes.stream()
            .filter(dispute -> dispute.ruling() == Ruling.OVERRULED)
            .map(dispute -> disputers.get(dispute.key().toString()))
            .filter(agent::equals)
            .count();
  }
}

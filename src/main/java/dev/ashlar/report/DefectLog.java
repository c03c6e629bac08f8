package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.report.Postmortem.By;
import dev.ashlar.report.Postmortem.Caught;
import dev.ashlar.report.Postmortem.Trouble;
import java.util.ArrayList;
import java.util.List;

/// Collects what was rejected and by whom, and which orders ended without saying anything about the
/// work.
final class DefectLog implements Walk.Observer {
  private final List<Caught> defects = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();

  List<Caught> defects() {
    return defects;
  }

  List<Trouble> troubles() {
    return troubles;
  }

  @Override
  public void step(Walk.Step step) {
    if (step.counted() && step.event() instanceof Event.Reply reply) {
      reply(step.before(), reply);
    }
  }

  private void reply(RunState before, Event.Reply reply) {
    switch (reply) {
      case Event.GateFinished e -> gated(before, e.key(), e.report());
      case Event.SubmissionRefused e ->
          defects.add(
              new Caught(By.GATE, e.key(), e.defect().name(), e.findings(), List.of(), false));
      case Event.Judged e -> judged(e.key(), e.verdict());
      case Event.GenerationFailed e -> trouble(e.key(), e.failure().name(), e.detail(), true);
      case Event.JudgmentFailed e -> trouble(e.key(), e.failure().name(), e.detail(), true);
      case Event.OrderBroken e -> trouble(e.key(), "BROKEN", e.reason(), false);
      case Event.SubmissionArrived _,
          Event.ContractDisputed _,
          Event.AttributionProposed _,
          Event.ModuleSealed _,
          Event.OrderClaimed _,
          Event.PostmortemWritten _ -> {}
    }
  }

  private void trouble(OrderKey key, String kind, String detail, boolean agents) {
    troubles.add(new Trouble(key, kind, detail, agents));
  }

  private void gated(RunState before, OrderKey key, GateReport report) {
    switch (report) {
      case GateReport.Red red when red.greenAt(threshold(before, key)).isEmpty() ->
          defects.add(
              new Caught(
                  by(key), key, red.defect().name(), red.findings(), red.requirements(), false));
      case GateReport.Broken broken -> trouble(key, "BROKEN", broken.reason(), false);
      case GateReport.Red _, GateReport.Green _ -> {}
    }
  }

  private static int threshold(RunState state, OrderKey key) {
    return key.kind() == OrderKey.Kind.END_TO_END
        ? state.charter().plan().endToEnd().thresholdPercent()
        : 100;
  }

  private static By by(OrderKey key) {
    return switch (key.kind()) {
      case GENERATE, GATE, SEAL, RECHECK, POSTMORTEM -> By.GATE;
      case EVALUATE -> By.EVALUATOR;
      case INTEGRATE, ATTRIBUTE -> By.INTEGRATOR;
      case END_TO_END -> By.END_TO_END;
    };
  }

  private void judged(OrderKey key, Verdict verdict) {
    switch (verdict) {
      case Verdict.NeedsRevision revision -> rejected(key, "NEEDS_REVISION", revision.findings());
      case Verdict.Fail fail -> rejected(key, "FAIL", fail.findings());
      case Verdict.Pass _, Verdict.Disputed _ -> {}
    }
  }

  private void rejected(OrderKey key, String kind, Findings findings) {
    defects.add(new Caught(By.EVALUATOR, key, kind, findings, List.of(), false));
  }
}

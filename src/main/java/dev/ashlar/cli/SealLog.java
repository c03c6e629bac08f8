package dev.ashlar.cli;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.report.Walk;
import dev.ashlar.workspace.ExpectedSeal;
import dev.ashlar.workspace.ObjectId;
import dev.ashlar.workspace.SealId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Every seal of a run as its journal knows it, in the order in which they were made.
final class SealLog implements Walk.Observer {
  private final List<Sealed> all = new ArrayList<>();

  /// One seal, and the facts that led to it.
  record Sealed(
      Instant at,
      Module module,
      Digest contract,
      Submission submission,
      Verdict.Pass verdict,
      Seal seal) {
    SealId id() {
      return new SealId(new ObjectId(seal.commit()), seal.manifest());
    }

    ExpectedSeal expected() {
      return new ExpectedSeal(module.name().text(), seal.version(), id());
    }
  }

  /// The seals of these events.
  static List<Sealed> of(List<Event> events) {
    var log = new SealLog();
    Walk.through(events, log);
    return List.copyOf(log.all);
  }

  @Override
  public void step(Walk.Step step) {
    if (step.counted() && step.event() instanceof Event.ModuleSealed sealed) {
      sealed(step.before(), sealed);
    }
  }

  private void sealed(RunState before, Event.ModuleSealed event) {
    var name = event.key().subject();
    var contract = before.charter().contracts().get(name);
    if (before.module(name).stage() instanceof Stage.Passed passed && contract != null) {
      all.add(
          new Sealed(
              event.at(),
              before.spec(name),
              contract,
              passed.submission(),
              passed.verdict(),
              event.seal()));
    }
  }
}

package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Digest;
import java.util.List;
import java.util.Optional;

/// Cores that take answers for what they are not.
final class WrongAnswers {
  private WrongAnswers() {}

  static void addTo(Mutants mutants) {
    answers(mutants);
    seals(mutants);
    courses(mutants);
    counts(mutants);
  }

  private static final GateReport.Green INVENTED =
      new GateReport.Green(Digest.ofText("invented"), 1, 1, "none");

  private static void answers(Mutants mutants) {
    mutants.mistaking(
        "a late answer counts",
        (state, event) -> event instanceof Event.Reply reply ? current(state, reply) : event);
    mutants.mistaking(
        "a red gate is green",
        (_, event) ->
            event instanceof Event.GateFinished e && e.report() instanceof GateReport.Red
                ? new Event.GateFinished(e.at(), e.key(), INVENTED)
                : event);
    mutants.mistaking(
        "an evaluator may have generated",
        (_, event) ->
            event instanceof Event.Judged e && e.verdict() instanceof Verdict.Pass pass
                ? judged(e, new Verdict.Pass(pass.gate(), pass.findings(), "nobody"))
                : event);
    mutants.mistaking(
        "a verdict may name any gate report",
        (state, event) ->
            event instanceof Event.Judged e
                    && e.verdict() instanceof Verdict.Pass pass
                    && state.hasModule(e.key().subject())
                    && state.module(e.key().subject()).stage() instanceof Stage.Gated gated
                ? judged(e, new Verdict.Pass(gated.gate(), pass.findings(), pass.evaluator()))
                : event);
  }

  private static void seals(Mutants mutants) {
    mutants.evolving(
        "green is enough",
        (_, _, right) ->
            Bent.modules(
                right,
                module ->
                    module.stage() instanceof Stage.Gated gated && module.flight().isEmpty()
                        ? Bent.at(
                            module,
                            new Stage.Passed(
                                gated.submission(),
                                new Verdict.Pass(gated.gate(), Findings.NONE, "nobody"),
                                0),
                            Optional.empty())
                        : module));
    mutants.evolving(
        "a seal's bytes change",
        (_, event, right) ->
            event instanceof Event.RunContinued
                ? Bent.modules(
                    right,
                    module ->
                        module.stage() instanceof Stage.Sealed(var seal)
                            ? Bent.at(
                                module, new Stage.Sealed(Bent.otherBytes(seal)), module.flight())
                            : module)
                : right);
    mutants.evolving(
        "what does not count is not counted",
        (state, _, right) ->
            Bent.control(
                right,
                c -> Bent.counts(c, c.grants(), Math.min(c.ignored(), state.control().ignored()))));
  }

  private static Event judged(Event.Judged event, Verdict verdict) {
    return new Event.Judged(event.at(), event.key(), verdict, event.usage());
  }

  /// The answer under the key that is in flight for its subject.
  private static Event current(RunState state, Event.Reply reply) {
    return state.flights().stream()
        .map(Flight::key)
        .filter(key -> key.subject().equals(reply.key().subject()))
        .filter(key -> key.kind() == reply.key().kind())
        .findFirst()
        .<Event>map(key -> Rekeyed.reply(reply, key))
        .orElse(reply);
  }

  private static void courses(Mutants mutants) {
    mutants.mistaking(
        "a broken gate is a red one",
        (_, event) ->
            event instanceof Event.GateFinished e && e.report() instanceof GateReport.Broken
                ? new Event.GateFinished(e.at(), e.key(), red())
                : event);
    mutants.mistaking(
        "a revision begins afresh",
        (_, event) ->
            event instanceof Event.Judged e && e.verdict() instanceof Verdict.NeedsRevision revision
                ? judged(e, new Verdict.Fail(revision.findings(), revision.evaluator()))
                : event);
    mutants.mistaking(
        "a lost direction is revised",
        (_, event) ->
            event instanceof Event.Judged e && e.verdict() instanceof Verdict.Fail fail
                ? judged(e, new Verdict.NeedsRevision(fail.findings(), fail.evaluator()))
                : event);
    mutants.mistaking(
        "a dispute is a revision",
        (_, event) ->
            event instanceof Event.Judged e && e.verdict() instanceof Verdict.Disputed dispute
                ? judged(e, new Verdict.NeedsRevision(dispute.findings(), dispute.evaluator()))
                : event);
  }

  private static void counts(Mutants mutants) {
    mutants.mistaking(
        "a refused submission is a lost turn",
        (_, event) ->
            event instanceof Event.SubmissionRefused e
                ? new Event.GenerationFailed(
                    e.at(),
                    e.key(),
                    dev.ashlar.orchestrator.Failure.UNCHANGED,
                    "refused",
                    e.usage())
                : event);
    mutants.evolving(
        "what breaks is tried for ever",
        (_, _, right) ->
            Bent.modules(
                right,
                module ->
                    switch (module.stage()) {
                      case Stage.Submitted(var s, _) ->
                          Bent.at(module, new Stage.Submitted(s, 0), module.flight());
                      case Stage.Gated(var s, var gate, _, var note) ->
                          Bent.at(module, new Stage.Gated(s, gate, 0, note), module.flight());
                      case Stage.Passed(var s, var verdict, _) ->
                          Bent.at(module, new Stage.Passed(s, verdict, 0), module.flight());
                      case Stage.Open _,
                          Stage.Sealed _,
                          Stage.Stale _,
                          Stage.Waiting _,
                          Stage.Abandoned _ ->
                          module;
                    }));
    mutants.evolving(
        "a turn is counted twice",
        (state, event, right) ->
            event instanceof Event.GateFinished e && right.hasModule(e.key().subject())
                ? Bent.modules(
                    right,
                    module ->
                        module.turn() > 1 && !state.modules().containsValue(module)
                            ? Bent.course(
                                module,
                                module.attempt(),
                                module.turn() + 1,
                                module.stage(),
                                module.flight())
                            : module)
                : right);
  }

  private static GateReport.Red red() {
    return new GateReport.Red(
        Digest.ofText("red"),
        0,
        1,
        dev.ashlar.orchestrator.Defect.CRASHED,
        Findings.NONE,
        List.of(),
        "none");
  }
}

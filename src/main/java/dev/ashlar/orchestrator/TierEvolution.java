package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the answer to a composition's order changes the tier, or the end-to-end gate.
final class TierEvolution {
  private TierEvolution() {}

  static RunState reply(RunState state, Flight flight, Event.Reply reply) {
    var name = flight.key().subject();
    var attributes = flight.key().kind() == OrderKey.Kind.ATTRIBUTE;
    return switch (reply) {
      case Event.GateFinished e when !attributes -> gated(state, name, e.report());
      case Event.AttributionProposed e when attributes ->
          red(paid(state, flight, e.usage()), name, Optional.of(e.attribution()));
      case Event.JudgmentFailed e when attributes ->
          unattributed(paid(state, flight, e.usage()), name);
      case Event.OrderBroken e when !attributes -> broken(state, name, e.reason());
      case Event.OrderBroken _ ->
          unattributed(state.with(state.ledger().release(flight.key(), flight.reserved())), name);
      case Event.GateFinished _,
          Event.AttributionProposed _,
          Event.JudgmentFailed _,
          Event.OrderClaimed _,
          Event.SubmissionArrived _,
          Event.SubmissionRefused _,
          Event.GenerationFailed _,
          Event.ContractDisputed _,
          Event.Judged _,
          Event.ModuleSealed _,
          Event.PostmortemWritten _ ->
          state.ignoring();
    };
  }

  /// The modules a tier composes; all of them end to end.
  static List<ModuleName> members(RunState state, ModuleName tier) {
    return state.charter().plan().tiers().stream()
        .filter(t -> t.name().equals(tier))
        .findFirst()
        .map(t -> t.modules())
        .orElseGet(() -> List.copyOf(state.modules().keySet()));
  }

  private static RunState paid(RunState state, Flight flight, Usage usage) {
    return state.with(state.ledger().settle(flight.key(), flight.reserved(), usage));
  }

  private static RunState gated(RunState state, ModuleName name, GateReport report) {
    var progress = state.tier(name);
    var green = report.greenAt(threshold(state, name));
    if (green.isPresent()) {
      return state.with(name, progress.at(new TierStage.Green(green.get())));
    }
    return switch (report) {
      case GateReport.Red red -> {
        var seated = state.charter().plan().roles().integrator().isPresent();
        var judged = state.with(name, progress.at(new TierStage.Red(red, 0)));
        yield seated ? judged : red(judged, name, Optional.empty());
      }
      case GateReport.Broken broken -> broken(state, name, broken.reason());
      case GateReport.Green _ -> state.ignoring();
    };
  }

  private static int threshold(RunState state, ModuleName name) {
    return name.equals(RunState.END_TO_END)
        ? state.charter().plan().endToEnd().thresholdPercent()
        : 100;
  }

  private static RunState unattributed(RunState state, ModuleName name) {
    var stage = (TierStage.Red) state.tier(name).stage();
    var next = new TierStage.Red(stage.report(), stage.tries() + 1);
    var tried = state.with(name, state.tier(name).at(next));
    return next.tries() < Limits.TRIES_MAX ? tried : red(tried, name, Optional.empty());
  }

  /// Asks a person, with the failing cases, the candidate pairs and the integrator's proposal as
  /// facts.
  private static RunState red(RunState state, ModuleName name, Optional<Attribution> proposal) {
    var report = ((TierStage.Red) state.tier(name).stage()).report();
    var facts = new ArrayList<Finding>();
    proposal.ifPresent(pair ->
        facts.addAll(
            Findings.ofText(
                    "proposal of the integrator",
                    pair.first() + " + " + pair.second() + ": " + pair.reason())
                .list()));
    Suspects.pairs(state.charter().plan(), members(state, name), report)
        .forEach(pair ->
            facts.add(
                new Finding(
                    "candidate pair",
                    pair.first() + " + " + pair.second() + ": " + pair.reason())));
    facts.addAll(report.findings().list());
    var id = state.nextQuestion();
    var options = List.of(Answer.RETRY.word(), Answer.STOP.word());
    return state
        .asking(new Question(id, Question.Kind.RED, name, Findings.of(facts), options))
        .with(name, state.tier(name).at(new TierStage.Waiting(id, report, proposal)));
  }

  private static RunState broken(RunState state, ModuleName name, String reason) {
    var tries =
        state.tier(name).stage() instanceof TierStage.Unbuilt unbuilt
            ? unbuilt.tries() + 1
            : Limits.TRIES_MAX;
    if (tries < Limits.TRIES_MAX) {
      return state.with(name, state.tier(name).at(new TierStage.Unbuilt(tries)));
    }
    var id = state.nextQuestion();
    var options = List.of(Answer.RETRY.word(), Answer.STOP.word());
    return state
        .asking(
            new Question(
                id, Question.Kind.INFRASTRUCTURE, name, Findings.of("harness", reason), options))
        .with(name, state.tier(name).at(new TierStage.Broken(id, reason)));
  }
}

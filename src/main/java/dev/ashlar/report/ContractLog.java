package dev.ashlar.report;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierStage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Postmortem.Amended;
import dev.ashlar.report.Postmortem.Dispute;
import dev.ashlar.report.Postmortem.Ruling;
import dev.ashlar.report.Postmortem.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects what was said against contracts, and what became of it.
final class ContractLog implements Walk.Observer {
  private final Map<String, Dispute> disputes = new LinkedHashMap<>();
  private final List<Amended> amendments = new ArrayList<>();
  private final List<Postmortem.Retested> tests = new ArrayList<>();

  List<Dispute> disputes() {
    return List.copyOf(disputes.values());
  }

  List<Amended> amendments() {
    return amendments;
  }

  List<Postmortem.Retested> tests() {
    return tests;
  }

  @Override
  public void step(Walk.Step step) {
    if (!step.counted()) {
      return;
    }
    switch (step.event()) {
      case Event.ContractDisputed e -> disputed(step, e.key(), Role.GENERATOR, e.claim());
      case Event.Judged(_, var key, Verdict.Disputed verdict, _) ->
          disputed(step, key, Role.EVALUATOR, verdict.findings());
      case Event.QuestionAnswered e -> answered(e);
      case Event.ContractAmended e -> amended(step.before(), e);
      case Event.TestsAmended e ->
          tests.add(new Postmortem.Retested(e.composition(), e.by(), e.reason(), e.changes()));
      case Event.RunStopped e -> rule(step.before(), Ruling.DROPPED, e.by(), e.reason());
      case Event.Reply _,
          Event.RunAdmitted _,
          Event.RunContinued _,
          Event.RunPaused _,
          Event.OrderIssued _ -> {}
    }
  }

  private void disputed(Walk.Step step, OrderKey key, Role role, Findings claim) {
    for (var question : step.after().questions().values()) {
      if (question.kind() == Question.Kind.DISPUTED
          && question.subject().equals(key.subject())
          && !step.before().questions().containsKey(question.id())) {
        var roles = step.before().charter().plan().roles();
        var module = key.subject();
        var seat = role == Role.EVALUATOR ? roles.evaluator(module) : roles.generator(module);
        var who = step.ended().stream().findFirst().flatMap(Span::who).orElse(seat.agent());
        disputes.put(
            question.id(),
            new Dispute(
                question.id(),
                key,
                role,
                who,
                claim,
                Ruling.OPEN,
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  private void answered(Event.QuestionAnswered event) {
    var ruling = event.answer() == Answer.OVERRULE ? Ruling.OVERRULED : Ruling.DROPPED;
    decide(event.question(), ruling, event.by(), event.note());
  }

  private void amended(RunState before, Event.ContractAmended event) {
    var name = event.amended().name();
    var red = redComposition(before, name);
    var disputed =
        before.questions().values().stream()
            .filter(question -> question.kind() == Question.Kind.DISPUTED)
            .filter(question -> question.subject().equals(name))
            .findFirst();
    var other = red.isPresent() ? Trigger.RED_COMPOSITION : Trigger.OTHER;
    amendments.add(
        new Amended(
            name,
            event.amended().version(),
            wasSealed(before.module(name).stage()),
            event.interfaceChanged(),
            event.by(),
            event.reason(),
            event.changes(),
            disputed.isPresent() ? Trigger.DISPUTE : other,
            red));
    disputed.ifPresent(
        question -> decide(question.id(), Ruling.UPHELD, event.by(), event.reason()));
  }

  private static boolean wasSealed(Stage stage) {
    return switch (stage) {
      case Stage.Sealed _, Stage.Stale _ -> true;
      case Stage.Waiting(_, var before) -> wasSealed(before);
      case Stage.Open _, Stage.Submitted _, Stage.Gated _, Stage.Passed _, Stage.Abandoned _ ->
          false;
    };
  }

  /// The tier, or the end-to-end gate, that holds the module and is red.
  private static Optional<ModuleName> redComposition(RunState state, ModuleName module) {
    var names = new ArrayList<>(state.tiers().keySet());
    names.add(RunState.END_TO_END);
    return names.stream()
        .filter(name -> isRed(state.tier(name).stage()))
        .filter(name -> Lines.members(state, name).contains(module))
        .findFirst();
  }

  private static boolean isRed(TierStage stage) {
    return switch (stage) {
      case TierStage.Red _, TierStage.Waiting _ -> true;
      case TierStage.Unbuilt _, TierStage.Broken _, TierStage.Green _ -> false;
    };
  }

  private void rule(RunState before, Ruling ruling, String by, String note) {
    before.questions().keySet().forEach(question -> decide(question, ruling, by, note));
  }

  private void decide(String question, Ruling ruling, String by, String note) {
    disputes.computeIfPresent(
        question,
        (id, dispute) ->
            new Dispute(
                id,
                dispute.key(),
                dispute.role(),
                dispute.who(),
                dispute.claim(),
                ruling,
                Optional.of(by),
                Optional.of(note).filter(text -> !text.isBlank())));
  }
}

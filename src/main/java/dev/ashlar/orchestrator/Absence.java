package dev.ashlar.orchestrator;

import java.util.ArrayList;
import java.util.List;

/// What becomes of orders for which neither the agent nor those behind it can be had: they are owed
/// again, no attempt and no try is used up, and a person is asked once for the whole run.
final class Absence {
  private Absence() {}

  /// Whether the answer says that the agent could not be had.
  static boolean isTold(Flight flight, Event.Reply reply) {
    return switch (reply) {
      case Event.GenerationFailed e ->
          e.failure() == Failure.UNAVAILABLE && flight.key().kind() == OrderKey.Kind.GENERATE;
      case Event.JudgmentFailed e -> e.failure() == Failure.UNAVAILABLE && judges(flight);
      case Event.SubmissionArrived _,
          Event.SubmissionRefused _,
          Event.ContractDisputed _,
          Event.GateFinished _,
          Event.Judged _,
          Event.AttributionProposed _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.OrderClaimed _,
          Event.PostmortemWritten _ ->
          false;
    };
  }

  private static boolean judges(Flight flight) {
    return switch (flight.key().kind()) {
      case EVALUATE, ATTRIBUTE -> true;
      case GENERATE, GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> false;
    };
  }

  static RunState of(RunState state, Flight flight, Event.Reply reply) {
    return switch (reply) {
      case Event.GenerationFailed e -> away(state, flight, e.usage(), e.detail());
      case Event.JudgmentFailed e -> away(state, flight, e.usage(), e.detail());
      case Event.SubmissionArrived _,
          Event.SubmissionRefused _,
          Event.ContractDisputed _,
          Event.GateFinished _,
          Event.Judged _,
          Event.AttributionProposed _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.OrderClaimed _,
          Event.PostmortemWritten _ ->
          state;
    };
  }

  /// Whoever the seat names has been tried before it is told.
  private static RunState away(RunState state, Flight flight, Usage usage, String detail) {
    var reason = Limits.cut(detail, Limits.FINDING_CHARS_MAX);
    var control = state.control();
    for (var choice : state.charter().seat(flight.key()).orElseThrow().choices()) {
      control = control.without(choice, reason);
    }
    return Interruption.owedAgain(state.with(control), flight, usage);
  }

  /// Asks a person when something is owed to agents of whom none can be had.
  static RunState ask(RunState state, List<OrderKey> owed) {
    return isAsked(state) || owed.stream().allMatch(key -> state.choice(key).isPresent())
        ? state
        : state.asking(question(state));
  }

  private static boolean isAsked(RunState state) {
    return state.questions().values().stream()
        .anyMatch(question -> question.kind() == Question.Kind.UNAVAILABLE);
  }

  private static Question question(RunState state) {
    var facts = new ArrayList<Finding>();
    state.control().away().forEach((choice, why) -> facts.add(new Finding(choice.toString(), why)));
    return new Question(
        state.nextQuestion(),
        Question.Kind.UNAVAILABLE,
        OrderKey.RUN,
        Findings.of(facts),
        List.of(Answer.RETRY.word(), Answer.STOP.word()));
  }

  /// Everybody may be asked again: a person said so, or a new process looks for itself.
  static RunState over(RunState state) {
    var next = state.with(state.control().allBack());
    for (var question : state.questions().values()) {
      if (question.kind() == Question.Kind.UNAVAILABLE) {
        next = next.closing(question.id());
      }
    }
    return next;
  }
}

package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.Optional;

/// What a person's answer to a question does.
final class Answering {
  private Answering() {}

  static RunState answered(RunState state, Event.QuestionAnswered event) {
    var question = state.questions().get(event.question());
    if (question == null || !question.options().contains(event.answer().word())) {
      return state.ignoring();
    }
    var closed = state.closing(question.id());
    if (event.answer() == Answer.STOP) {
      return Interruption.stopped(
          closed, new Event.RunStopped(event.at(), event.by(), event.note()));
    }
    if (question.kind() == Question.Kind.RUN_BUDGET) {
      return closed.with(closed.control().granted());
    }
    if (question.kind() == Question.Kind.UNAVAILABLE) {
      return Absence.over(closed);
    }
    if (question.subject().equals(OrderKey.RUN)) {
      return closed;
    }
    return closed.hasModule(question.subject())
        ? module(closed, question.subject(), event)
        : composition(closed, question.subject());
  }

  private static RunState composition(RunState state, ModuleName name) {
    return state.with(name, state.tier(name).again());
  }

  private static RunState module(RunState state, ModuleName name, Event.QuestionAnswered event) {
    var progress = state.module(name);
    if (!(progress.stage() instanceof Stage.Waiting waiting)) {
      return state.ignoring();
    }
    return switch (event.answer()) {
      case MORE -> granted(state, name, waiting);
      case OVERRULE -> overruled(state, name, waiting.before(), event.note());
      case RETRY -> state.with(name, progress.at(waiting.before()));
      case ABANDON ->
          state.with(name, progress.at(new Stage.Abandoned(cut(event.by() + ": " + event.note()))));
      case STOP -> state.ignoring();
    };
  }

  /// An attempt that was stopped by the module's ceiling goes on in its workspace; after an ended
  /// one the fresh attempt begins that was not allowed before.
  private static RunState granted(RunState state, ModuleName name, Stage.Waiting waiting) {
    var next = waiting.before() instanceof Stage.Open open ? open : Stage.Open.AT_FIRST;
    return state.with(name, state.module(name).granted().at(next));
  }

  /// The disputing generator goes on with its next turn, the disputing evaluator judges again; both
  /// read the person's note.
  private static RunState overruled(RunState state, ModuleName name, Stage before, String note) {
    return switch (before) {
      case Stage.Open open ->
          ModuleEvolution.nextTurn(
              state, name, new Stage.Open(open.carry(), Optional.of(cut(note))));
      case Stage.Gated gated ->
          state.with(
              name,
              state
                  .module(name)
                  .at(
                      new Stage.Gated(
                          gated.submission(), gated.gate(), 0, Optional.of(cut(note)))));
      case Stage.Submitted _,
          Stage.Passed _,
          Stage.Sealed _,
          Stage.Stale _,
          Stage.Waiting _,
          Stage.Abandoned _ ->
          state.ignoring();
    };
  }

  private static String cut(String note) {
    return Limits.cut(note, Limits.SUMMARY_CHARS_MAX);
  }
}

package dev.ashlar.orchestrator;

import java.util.ArrayList;
import java.util.List;

/// Asks a person when a budget is what keeps a module, or the whole run, from going on.
final class Blockage {
  private Blockage() {}

  static RunState ask(RunState state) {
    return state.control().stopped().isPresent() ? state : askForRun(askForModules(state));
  }

  private static RunState askForModules(RunState state) {
    var next = state;
    for (var name : state.modules().keySet()) {
      var progress = next.module(name);
      if (progress.stage() instanceof Stage.Open open
          && progress.flight().isEmpty()
          && Allowance.moduleIsSpent(next, Owing.key(name, progress).orElseThrow())) {
        next = ModuleEvolution.stalled(next, name, open.carry());
      }
    }
    return next;
  }

  private static RunState askForRun(RunState state) {
    if (state.control().outcome().isPresent()
        || state.control().paused()
        || !state.flights().isEmpty()
        || alreadyAsked(state)) {
      return state;
    }
    return owedToAgents(state).stream().anyMatch(key -> Allowance.runIsSpent(state, key))
        ? state.asking(question(state))
        : state;
  }

  private static boolean alreadyAsked(RunState state) {
    return state.questions().values().stream().anyMatch(q -> q.kind() == Question.Kind.RUN_BUDGET);
  }

  private static Question question(RunState state) {
    var books = state.ledger().run();
    var facts =
        ("the run's budget is used up: %d turns, %s elapsed, %d tokens reported,"
                + " %d tokens held for %d turns of unknown cost")
            .formatted(
                books.turns(),
                state.control().elapsed(),
                books.spent().tokens(),
                books.held().tokens(),
                books.unknownTurns());
    return new Question(
        state.nextQuestion(),
        Question.Kind.RUN_BUDGET,
        OrderKey.RUN,
        Findings.of("run budget", facts),
        List.of(Answer.MORE.word(), Answer.STOP.word()));
  }

  private static List<OrderKey> owedToAgents(RunState state) {
    var keys = new ArrayList<OrderKey>();
    state
        .modules()
        .forEach((name, progress) ->
            Owing.key(name, progress).filter(Allowance::costs).ifPresent(keys::add));
    state
        .tiers()
        .forEach((name, progress) ->
            Owing.key(name, progress).filter(Allowance::costs).ifPresent(keys::add));
    Owing.key(RunState.END_TO_END, state.endToEnd()).filter(Allowance::costs).ifPresent(keys::add);
    return keys;
  }
}

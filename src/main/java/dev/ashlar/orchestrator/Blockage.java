package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.List;

/// Sees to whatever cannot go on within its budget: an attempt without turns or time gives way to a
/// fresh one, a module or a run that is spent waits for a person.
final class Blockage {
  private Blockage() {}

  static RunState ask(RunState state) {
    return state.control().stopped().isPresent() ? state : askForRun(absent(askForModules(state)));
  }

  private static RunState absent(RunState state) {
    return state.control().outcome().isPresent()
            || state.control().paused()
            || state.control().away().isEmpty()
        ? state
        : Absence.ask(state, owedToAgents(state));
  }

  private static RunState askForModules(RunState state) {
    var next = state;
    for (var entry : state.modules().entrySet()) {
      var progress = entry.getValue();
      if (progress.stage() instanceof Stage.Open open && progress.flight().isEmpty()) {
        next = module(next, entry.getKey(), progress, open);
      }
    }
    return next;
  }

  private static RunState module(
      RunState state, ModuleName name, ModuleProgress progress, Stage.Open open) {
    var spec = state.spec(name);
    if (Allowance.moduleIsSpent(state, spec)) {
      return ModuleEvolution.stalled(state, name, open);
    }
    return Allowance.attemptHasTurn(spec, progress)
        ? state
        : ModuleEvolution.fresh(state, name, open);
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

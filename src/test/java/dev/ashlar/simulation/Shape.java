package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.ModuleProgress;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierProgress;
import dev.ashlar.orchestrator.TierStage;
import dev.ashlar.plan.ModuleName;
import java.util.HashSet;
import java.util.Set;

/// What holds in every single state, whatever came before.
final class Shape {
  private Shape() {}

  static void check(RunState state) {
    var asked = new HashSet<String>();
    state.modules().forEach((name, progress) -> module(state, name, progress, asked));
    state.tiers().forEach((name, progress) -> tier(name, progress, asked));
    tier(RunState.END_TO_END, state.endToEnd(), asked);
    questions(state, asked);
    end(state);
  }

  private static void module(
      RunState state, ModuleName name, ModuleProgress progress, Set<String> asked) {
    progress
        .flight()
        .ifPresent(flight -> {
          var key = flight.key();
          unless(
              key.subject().equals(name)
                  && key.version() == progress.version()
                  && key.attempt() == progress.attempt()
                  && key.turn() == progress.turn()
                  && key.kind() == kind(progress.stage()),
              "a-module-flies-what-its-stage-owes",
              flight,
              progress.stage());
        });
    unless(
        progress.version() == state.spec(name).version(), "version-is-the-plan's", name, progress);
    unless(progress.attempt() > 0 && progress.turn() > 0, "counts-from-one", name);
    if (progress.stage() instanceof Stage.Waiting waiting) {
      asked.add(waiting.question());
      unless(
          !(waiting.before() instanceof Stage.Waiting || waiting.before() instanceof Stage.Sealed),
          "waits-for-one-thing",
          waiting);
    }
    if (progress.stage() instanceof Stage.Submitted(_, var tries)) {
      unless(tries < Limits.TRIES_MAX, "tries-are-bounded", name);
    }
    if (progress.stage() instanceof Stage.Gated gated) {
      unless(gated.tries() < Limits.TRIES_MAX, "tries-are-bounded", name);
    }
  }

  private static OrderKey.Kind kind(Stage stage) {
    return switch (stage) {
      case Stage.Open _ -> OrderKey.Kind.GENERATE;
      case Stage.Submitted _ -> OrderKey.Kind.GATE;
      case Stage.Gated _ -> OrderKey.Kind.EVALUATE;
      case Stage.Passed _ -> OrderKey.Kind.SEAL;
      case Stage.Stale _ -> OrderKey.Kind.RECHECK;
      case Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ ->
          throw new Violation("at-rest-nothing-flies", "" + stage);
    };
  }

  private static void tier(ModuleName name, TierProgress progress, Set<String> asked) {
    switch (progress.stage()) {
      case TierStage.Waiting waiting -> asked.add(waiting.question());
      case TierStage.Broken broken -> asked.add(broken.question());
      case TierStage.Unbuilt unbuilt ->
          unless(unbuilt.tries() < Limits.TRIES_MAX, "tries-are-bounded", name);
      case TierStage.Red _, TierStage.Green _ -> {}
    }
    progress
        .flight()
        .ifPresent(flight ->
            unless(
                flight.key().subject().equals(name) && flight.key().attempt() == progress.round(),
                "a-tier-flies-its-round",
                flight));
  }

  private static void questions(RunState state, Set<String> asked) {
    var stopped = state.control().stopped().isPresent();
    for (var id : asked) {
      unless(stopped || state.questions().containsKey(id), "who-waits-has-an-open-question", id);
    }
    for (var question : state.questions().values()) {
      unless(
          question.kind() == Question.Kind.RUN_BUDGET
              || question.subject().equals(OrderKey.RUN)
              || asked.contains(question.id()),
          "an-open-question-has-someone-waiting",
          question);
      unless(!question.options().isEmpty(), "a-question-has-answers", question);
    }
  }

  private static void end(RunState state) {
    if (state.control().outcome().isEmpty()) {
      return;
    }
    unless(state.flights().isEmpty(), "nothing-flies-after-the-end", state.flights());
    unless(
        state.ledger().run().reserved().equals(Amount.NONE), "nothing-is-reserved-after-the-end");
    var built =
        state.control().stopped().isEmpty()
            && state.seals().isPresent()
            && state.endToEnd().isGreen()
            && state.tiers().values().stream().allMatch(TierProgress::isGreen);
    unless(
        state.control().outcome().get() == (built ? Outcome.BUILT : Outcome.NOT_BUILT),
        "built-means-sealed-and-green",
        state.control().outcome());
  }

  /// Modules that evaluators and gates still have to take in.
  static int unjudged(RunState state) {
    int count = 0;
    for (var entry : state.modules().entrySet()) {
      var progress = entry.getValue();
      var flies = progress.flight().map(Flight::key).isPresent();
      switch (progress.stage()) {
        case Stage.Open _ -> count += flies ? 1 : 0;
        case Stage.Submitted _, Stage.Gated _, Stage.Passed _, Stage.Stale _ -> count++;
        case Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ -> {}
      }
    }
    return count;
  }

  /// No text in the state but the plan is longer than the summary's cap.
  static void bounded(RunState state) {
    var longest = new Texts();
    longest.walk(state.modules());
    longest.walk(state.tiers());
    longest.walk(state.endToEnd());
    longest.walk(state.questions());
    longest.walk(state.workers());
    longest.walk(state.control());
    longest.walk(state.charter().isolation());
    unless(longest.most() <= Limits.SUMMARY_CHARS_MAX, "texts-are-bounded", longest.most());
  }
}

package dev.ashlar.scenario;

import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.ModuleProgress;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What of a state decides how it may go on, as a text: two states with the same text take the same
/// transitions.
final class Likeness {
  private static final int ATTEMPTS_MAX = 4;
  private static final int VERSIONS_MAX = 2;
  private static final int GRANTS_MAX = 2;
  private static final long TOKENS = 10_000;
  private static final long MINUTES_MAX = 30;

  private Likeness() {}

  /// Whether the run has not yet gone through more than there is to see.
  static boolean isNear(RunState state) {
    return state.control().grants() < GRANTS_MAX
        && state.control().postmortems() < 2
        && state.modules().values().stream()
            .allMatch(progress ->
                progress.attempt() <= ATTEMPTS_MAX
                    && progress.version() <= VERSIONS_MAX
                    && progress.grants() < GRANTS_MAX);
  }

  static String of(RunState state) {
    var text = new StringBuilder(Effects.run(state));
    text.append(state.control().grants())
        .append(state.control().paused())
        .append(state.control().postmortem().isPresent())
        .append(state.ledger().run().committed().tokens() / TOKENS);
    state.modules().values().forEach(progress -> module(text, progress, state.control().lastAt()));
    state.tiers().values().forEach(progress -> tier(text, progress));
    tier(text, state.endToEnd());
    state
        .questions()
        .values()
        .forEach(question -> text.append(question.kind()).append(question.subject()));
    return text.toString();
  }

  private static void module(StringBuilder text, ModuleProgress progress, Instant now) {
    text.append('/')
        .append(stage(progress.stage()))
        .append(progress.attempt() - progress.excused())
        .append(progress.turn())
        .append(progress.grants())
        .append(progress.generator().isPresent())
        .append(bounded(progress.attemptTime()));
    progress
        .flight()
        .map(flight -> Duration.between(flight.since(), now))
        .ifPresent(age -> text.append('+').append(bounded(age)));
    flight(text, progress.flight());
  }

  private static long bounded(Duration time) {
    return Math.min(time.toMinutes(), MINUTES_MAX);
  }

  private static String stage(Stage stage) {
    return stage instanceof Stage.Waiting waiting
        ? "waiting " + stage(waiting.before())
        : Effects.word(stage) + Effects.tries(stage);
  }

  private static void tier(StringBuilder text, TierProgress progress) {
    text.append('/').append(Effects.word(progress.stage())).append(Effects.tries(progress));
    flight(text, progress.flight());
  }

  private static void flight(StringBuilder text, Optional<Flight> flight) {
    text.append(flight.isEmpty() ? "owed" : flight.get().worker().isEmpty() ? "flies" : "taken");
  }
}

package dev.ashlar.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.scenario.Exploration;
import dev.ashlar.scenario.Transition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Whole runs with everything that can go wrong, each drawn from a seed, each event checked.
///
/// `-Dashlar.seed=N` tries one seed alone, `-Dashlar.seeds=N` another number of them.
class SimulationTest {
  private static final long SEEDS = 40_000;

  @Test
  void everySeedKeepsEveryLaw() {
    var failed =
        seeds()
            .parallel()
            .mapToObj(seed -> Trial.of(Profile.of(seed), Core.REAL))
            .filter(trial -> trial.violation().isPresent())
            .findFirst();

    assertThat(failed.map(trial -> Shrinking.report(trial, Core.REAL))).isEmpty();
  }

  private static LongStream seeds() {
    var one = Long.getLong("ashlar.seed");
    return one == null
        ? LongStream.range(0, Long.getLong("ashlar.seeds", SEEDS))
        : LongStream.of(one);
  }

  /// `docs/transitions.md` is found by trying small plans; whole runs find nothing that it lacks.
  @Test
  void noRunTakesATransitionThatThePageLacks() {
    var seen = new TreeSet<Transition>();
    for (long seed = 0; seed < 2_000; seed++) {
      Trial.of(Profile.of(seed), watched(seen));
    }
    seen.removeAll(Exploration.transitions());

    assertThat(seen).isEmpty();
  }

  private static Core watched(Set<Transition> seen) {
    return new Core() {
      @Override
      public RunState evolve(RunState state, Event event) {
        var next = REAL.evolve(state, event);
        seen.addAll(Transition.between(state, event, next));
        return next;
      }

      @Override
      public List<Order> due(RunState state) {
        return REAL.due(state);
      }
    };
  }

  @Test
  void aSeedGivesTheSameRunAgain() {
    for (long seed = 0; seed < 200; seed++) {
      assertThat(text(seed)).isEqualTo(text(seed));
    }
  }

  private static Optional<String> text(long seed) {
    return Trial.of(Profile.of(seed), Core.REAL).journal().stream()
        .map(EventCodec::encode)
        .reduce((one, next) -> one + "\n" + next);
  }
}

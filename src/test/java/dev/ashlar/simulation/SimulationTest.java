package dev.ashlar.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.EventCodec;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Whole runs with everything that can go wrong, each drawn from a seed, each event checked.
///
/// `-Dashlar.seed=N` tries one seed alone, `-Dashlar.seeds=N` another number of them.
class SimulationTest {
  private static final long SEEDS = 100_000;

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

package dev.ashlar.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A simulation proves only what the wrong cores prove that it finds.
class MutationTest {
  private static final long SEEDS = 1_000;

  static Stream<String> everyMutant() {
    return Mutants.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("everyMutant")
  void theSimulationFindsIt(String name) {
    var core = Map.copyOf(Mutants.all()).get(name);

    var found =
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> Trial.of(Profile.of(seed), core))
            .flatMap(trial -> trial.law().stream())
            .findFirst();

    assertThat(found).isPresent();
    // Found by a law, and not because the wrong core fell over.
    assertThat(found).isNotEqualTo(Optional.of("the-core-is-total"));
  }

  /// Each law of ceilings finds for itself what passes one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a reservation is never released          | beyond-a-ceiling-only-what-turns-under-way-overspent
          a module's reservation is never released | beyond-a-module's-ceiling-only-overspending-and-judgments
          """)
  void thatLawFindsIt(String name, String law) {
    var core = Map.copyOf(Mutants.all()).get(name);

    var laws =
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> Trial.of(Profile.of(seed), core))
            .flatMap(trial -> trial.law().stream());

    assertThat(laws).contains(law);
  }
}

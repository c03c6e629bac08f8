package dev.ashlar.architect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ashlar.architect.Measured.Sum;
import dev.ashlar.report.Postmortem;
import dev.ashlar.testkit.Stories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of the model, on many made-up artifacts: what must hold whatever the constants are.
class PredictingTest {
  private static final Evidence HERE = new Evidence("made-up", 1, "made up");

  static Stream<Facts> artifacts() {
    return IntStream.range(0, 30).mapToObj(PredictingTest::artifact);
  }

  private static Facts artifact(int seed) {
    var random = new Random(seed);
    int count = 2 + random.nextInt(12);
    var parts = new ArrayList<Facts.Part>();
    for (int i = 0; i < count; i++) {
      var needs =
          i > 0 && random.nextBoolean() ? List.of("m" + random.nextInt(i)) : List.<String>of();
      parts.add(part("m" + i, 100 + random.nextInt(5_000), needs, random.nextInt(4) > 0));
    }
    return facts(parts, OptionalLong.empty(), OptionalInt.of(1 + random.nextInt(4)));
  }

  private static Facts.Part part(String name, long lines, List<String> needs, boolean stub) {
    return new Facts.Part(
        name,
        Optional.empty(),
        needs,
        Optional.of(HERE),
        Optional.of(HERE),
        OptionalLong.of(lines),
        OptionalInt.empty(),
        OptionalLong.empty(),
        stub,
        HERE);
  }

  private static Facts facts(List<Facts.Part> parts, OptionalLong lines, OptionalInt evaluators) {
    return new Facts(
        "made-up",
        "made up",
        Optional.empty(),
        Optional.empty(),
        parts,
        List.of(),
        List.of(),
        lines,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        evaluators,
        OptionalInt.empty(),
        true,
        Optional.empty());
  }

  private static Outlook outlook(Facts facts) {
    var work = Work.of(facts, Rates.table()).orElseThrow();
    return Predicting.of(facts, work, Rates.table());
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void moreGeneratorsAreNeverSlowerAndPastTheKneeHardlyFaster(Facts facts) {
    var outlook = outlook(facts);
    double before = Double.MAX_VALUE;
    double fastest = outlook.speeds().getLast().minutes();
    for (var speed : outlook.speeds()) {
      assertThat(speed.minutes()).isLessThanOrEqualTo(before);
      if (speed.generators() >= outlook.knee()) {
        assertThat(speed.minutes()).isLessThanOrEqualTo(fastest * 1.031);
      }
      before = speed.minutes();
    }
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void nothingIsFasterThanItsBounds(Facts facts) {
    var outlook = outlook(facts);
    var work = Work.of(facts, Rates.table()).orElseThrow();
    double parallel = outlook.of(Way.PARALLEL).minutes();
    double verifying = work.turns() * Rates.table().verifyingMinutes();

    assertThat(outlook.criticalMinutes()).isLessThanOrEqualTo(parallel + 1e-6);
    assertThat(parallel).isGreaterThan(work.minutes() / outlook.generators());
    assertThat(parallel).isGreaterThan(verifying / outlook.evaluators());
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void coordinationIsNeverFree(Facts facts) {
    var outlook = outlook(facts);
    var single = outlook.of(Way.SINGLE);

    for (var one : outlook.predictions()) {
      assertThat(one.tokens()).isGreaterThanOrEqualTo(single.tokens() - 1e-6);
      assertThat(one.coordination()).isBetween(0.0, 1.0);
      assertThat(one.usd()).isGreaterThanOrEqualTo(single.usd() - 1e-6);
    }
    assertThat(outlook.of(Way.PARALLEL).tokens()).isGreaterThan(single.tokens());
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void twiceTheWorkTakesLongerAndCostsMoreInEveryPattern(Facts facts) {
    var once = outlook(facts);
    var twice =
        outlook(
            facts.withParts(
                facts.parts().stream()
                    .map(p -> part(p.name(), 2 * p.lines().orElse(0), p.needs(), p.stub()))
                    .toList()));

    for (var way : List.of(Way.PARALLEL, Way.SINGLE, Way.MANAGED, Way.PAIR, Way.TEAM)) {
      assertThat(twice.of(way).minutes())
          .as("%s", way)
          .isGreaterThanOrEqualTo(once.of(way).minutes());
      assertThat(twice.of(way).tokens())
          .as("%s", way)
          .isGreaterThanOrEqualTo(once.of(way).tokens());
    }
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void progressOnlyGrowsAndEndsWithTheWhole(Facts facts) {
    for (var one : outlook(facts).predictions()) {
      double before = 0;
      for (var point : one.progress()) {
        assertThat(point.done()).as("%s", one.way()).isBetween(before, 1.0);
        before = point.done();
      }
      assertThat(one.doneAt(one.minutes())).as("%s", one.way()).isEqualTo(1.0);
      assertThat(one.progress().getLast().minute()).isCloseTo(one.minutes(), within(1e-6));
    }
  }

  @Test
  void noMoreGeneratorsWorkThanThereAre() {
    artifacts()
        .map(PredictingTest::outlook)
        .forEach(outlook ->
            assertThat(outlook.widths())
                .allMatch(width -> width.generators() <= outlook.generators()));
  }

  /// The study behind the throughput model found that N* generators keep the evaluators busy.
  @Test
  void manyEqualModulesAreBoundByTheirEvaluators() {
    var parts =
        IntStream.range(0, 40).mapToObj(i -> part("m" + i, 1_000, List.of(), true)).toList();

    var two = outlook(facts(parts, OptionalLong.empty(), OptionalInt.of(2)));
    var four = outlook(facts(parts, OptionalLong.empty(), OptionalInt.of(4)));

    assertThat(two.bound()).isEqualTo(Outlook.Bound.EVALUATORS);
    assertThat(two.useful()).isBetween(4.0, 5.0);
    assertThat(four.useful()).isCloseTo(2 * two.useful(), within(0.01));
    assertThat((double) two.knee()).isCloseTo(two.useful(), within(1.5));
  }

  @Test
  void modulesWithoutStubsInARowCannotBeBuiltAtOnce() {
    var parts =
        IntStream.range(0, 6)
            .mapToObj(i -> part("m" + i, 1_000, i == 0 ? List.of() : List.of("m" + (i - 1)), false))
            .toList();
    var outlook = outlook(facts(parts, OptionalLong.empty(), OptionalInt.of(2)));

    assertThat(outlook.criticalPath()).containsExactly("m0", "m1", "m2", "m3", "m4", "m5");
    assertThat(outlook.knee()).isEqualTo(1);
    assertThat(outlook.bound()).isEqualTo(Outlook.Bound.MODULES);
  }

  @Test
  void modulesInACircleAreRefusedAndStillPredicted() {
    var facts =
        facts(
            List.of(
                part("a", 3_000, List.of("b"), false),
                part("b", 3_000, List.of("a"), false),
                part("c", 3_000, List.of(), false)),
            OptionalLong.empty(),
            OptionalInt.empty());
    var assessment = Assessment.of(facts, Rates.table());

    assertThat(assessment.answer(PreCondition.BOUNDARY).met()).isFalse();
    assertThat(assessment.answer(PreCondition.BOUNDARY).grounds())
        .anyMatch(ground -> ground.words().contains("a → b"));
    assertThat(assessment.outlook()).isPresent();
  }

  @Test
  void pastRunsMoveTheConstantsAndAreCounted() {
    var slow = new Sum(200, 20);
    var none = Sum.NONE;
    var measured = new Measured("r1", slow, none, none, none, none, none, none, none);

    var rates = Rates.of(List.of(measured));

    assertThat(rates.runs()).isEqualTo(1);
    assertThat(rates.turns()).isEqualTo(20);
    assertThat(rates.moved()).containsExactly(Constant.MINUTES_PER_TURN);
    assertThat(rates.of(Constant.MINUTES_PER_TURN)).isCloseTo((43 + 200) / 30.0, within(1e-9));
    assertThat(rates.of(Constant.GATE_MINUTES)).isEqualTo(Constant.GATE_MINUTES.value());
  }

  @Test
  void aRunMeasuresWhatItsPostmortemKnows() {
    var facts = Postmortem.of(Stories.built().events());

    var measured = Measured.of(facts);

    assertThat(measured.turnMinutes().count()).isPositive();
    assertThat(Rates.of(List.of(measured)).runs()).isEqualTo(1);
    assertThat(Rates.of(List.of(measured)).values().values()).allMatch(value -> value >= 0);
  }

  /// What tokens came to here moves the price; where a role did not tell all, it tells nothing.
  @Test
  void aRunThatKnowsWhatItCostMovesThePriceOfTokens() {
    var facts = Postmortem.of(Stories.built().events());
    var price = Constant.USD_PER_MILLION_TOKENS;

    var measured = Measured.of(facts).usdPerMillion();

    var others = facts.roles().subList(1, facts.roles().size());
    long turns = others.stream().mapToLong(cost -> cost.account().turns()).sum();
    assertThat(facts.roles().getFirst().account().unknownTurns()).isPositive();
    assertThat(measured).isEqualTo(new Sum(4.0 * turns, turns));
    assertThat(Rates.of(List.of(Measured.of(facts))).of(price))
        .isCloseTo((price.value() * 10 + 4 * turns) / (10 + turns), within(1e-9));
  }
}

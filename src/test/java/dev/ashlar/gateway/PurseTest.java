package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gateway.Purse.Admission;
import dev.ashlar.gateway.Purse.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be spent: reserved before, settled after, and stopped for good.
class PurseTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Allowance FREE = Allowance.unbounded("lexer/1");
  private static final Tokens EXPECTED = new Tokens(60, 0, 0, 40);

  @Test
  void aCallReservesWhatItMayCostUpToAllThatIsLeft() {
    var purse = Purse.of(FREE.withTokens(150).withUsdMicros(1_000));

    var first = granted(purse, 400);
    assertThat(first.reserved()).isEqualTo(new Amount(100, 400));
    var second = granted(first.after(), 400);
    assertThat(second.reserved()).isEqualTo(new Amount(50, 400));
    assertThat(admit(second.after(), 400)).isEqualTo(new Admission.Crowded());
  }

  @Test
  void whatIsReportedTakesTheReservationsPlace() {
    var first = granted(Purse.of(FREE.withTokens(150)), 0);
    var after =
        first
            .after()
            .settle(
                first.reserved(),
                new Reading.Known(new Tokens(10, 5_000, 0, 2)),
                OptionalLong.of(7));

    assertThat(after.reserved()).isEqualTo(Amount.NONE);
    assertThat(after.spent()).isEqualTo(new Spent(new Tokens(10, 5_000, 0, 2), 7, 0, 0, 0));
    assertThat(granted(after, 0).reserved().tokens()).isEqualTo(100);
  }

  @Test
  void whatIsNotReportedStaysHeld() {
    var first = granted(Purse.of(FREE.withTokens(150).withUsdMicros(900)), 500);

    var unknown =
        first.after().settle(first.reserved(), new Reading.Unknown(), OptionalLong.empty());
    assertThat(unknown.spent()).isEqualTo(new Spent(Tokens.NONE, 0, 100, 500, 1));
    assertThat(granted(unknown, 500).reserved()).isEqualTo(new Amount(50, 400));

    var least = new Reading.AtLeast(new Tokens(30, 0, 0, 1));
    var partial = first.after().settle(first.reserved(), least, OptionalLong.of(200));
    assertThat(partial.spent()).isEqualTo(new Spent(least.tokens(), 200, 69, 300, 1));
  }

  @Test
  void aRefusedCallCostsNothingButWasARequest() {
    var first = granted(Purse.of(FREE.withTokens(100).withRequests(1)), 0);
    var after = first.after().release(first.reserved());

    assertThat(after.spent()).isEqualTo(Spent.NOTHING);
    assertThat(admit(after, 0)).isEqualTo(new Admission.Stopped(new Stop.RequestsSpent(1)));
  }

  @Test
  void eachCeilingStopsForGood() {
    assertThat(admit(Purse.of(FREE.withTokens(0)), 0))
        .isEqualTo(new Admission.Stopped(new Stop.TokensSpent(0)));
    assertThat(admit(Purse.of(FREE.withUsdMicros(0)), 0))
        .isEqualTo(new Admission.Stopped(new Stop.MoneySpent(0)));
    assertThat(admit(Purse.of(FREE.withRequests(0)), 0))
        .isEqualTo(new Admission.Stopped(new Stop.RequestsSpent(0)));
    assertThat(admit(Purse.of(FREE.withUntil(NOW)), 0))
        .isEqualTo(new Admission.Stopped(new Stop.TimeIsUp(NOW)));
  }

  @Test
  void boundedMoneyIsNotSpentOnWhatHasNoPrice() {
    assertThat(Purse.of(FREE.withUsdMicros(1_000)).admit(NOW, "m", EXPECTED, OptionalLong.empty()))
        .isEqualTo(new Admission.Stopped(new Stop.NoPrice("m")));
    assertThat(Purse.of(FREE.withTokens(9)).admit(NOW, "m", EXPECTED, OptionalLong.empty()))
        .isInstanceOf(Admission.Granted.class);
  }

  @Test
  void aRateLetsABurstThroughAndSpreadsTheRest() {
    var purse = Purse.of(FREE.withRequestsPerMinute(12));
    for (int i = 0; i < 3; i++) {
      purse = granted(purse, 0).after();
    }

    assertThat(admit(purse, 0)).isEqualTo(new Admission.TooSoon(NOW.plusSeconds(5)));
    assertThat(purse.admit(NOW.plusSeconds(5), "m", EXPECTED, OptionalLong.of(0)))
        .isInstanceOf(Admission.Granted.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 60, 600})
  void noMinuteHasMoreRequestsThanTheRateAndItsBurst(int rate) {
    var purse = Purse.of(FREE.withRequestsPerMinute(rate));
    int admitted = 0;
    for (long at = 0; at < 60_000; at += 10) {
      if (purse.admit(NOW.plusMillis(at), "m", EXPECTED, OptionalLong.of(0))
          instanceof Admission.Granted(Purse after, Amount _)) {
        purse = after;
        admitted++;
      }
    }

    assertThat(admitted).isBetween(rate, rate + Math.max(1, rate / 4));
  }

  /// Whatever calls report, what is committed passes the ceiling by one call's excess at most, and
  /// nothing begins after.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theCeilingHolds(long seed) {
    var random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      long ceiling = random.nextInt(2_000);
      var purse = Purse.of(FREE.withTokens(ceiling));
      while (admit(purse, 0) instanceof Admission.Granted(Purse after, Amount aside)) {
        assertThat(after.reserved().tokens() + after.spent().committed().tokens())
            .isLessThanOrEqualTo(ceiling);
        purse = after.settle(aside, reading(random), OptionalLong.of(0));
      }
      assertThat(purse.spent().committed().tokens()).isBetween(ceiling, ceiling + 400);
      assertThat(purse.stop(NOW.plus(Duration.ofDays(1)))).isPresent();
    }
  }

  private static Reading reading(Random random) {
    var tokens = new Tokens(random.nextInt(1, 200), 0, 0, random.nextInt(200));
    return switch (random.nextInt(3)) {
      case 0 -> new Reading.Unknown();
      case 1 -> new Reading.AtLeast(tokens);
      default -> new Reading.Known(tokens);
    };
  }

  private static Admission.Granted granted(Purse purse, long usdMicros) {
    return (Admission.Granted) admit(purse, usdMicros);
  }

  private static Admission admit(Purse purse, long usdMicros) {
    return purse.admit(NOW, "m", EXPECTED, OptionalLong.of(usdMicros));
  }
}

package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gateway.Breaker.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a provider is asked, and by whom.
class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void twoRefusalsAreToleratedTheThirdShutsIt() {
    var breaker = refused(refused(Breaker.CLOSED, NOW), NOW);
    assertThat(breaker.pass(NOW)).isEqualTo(new Passage.Open(breaker, false));

    breaker = refused(breaker, NOW);
    assertThat(breaker.pass(NOW)).isEqualTo(new Passage.Shut(NOW.plusSeconds(4)));
  }

  @Test
  void aWordAboutWhenIsBelievedAtOnce() {
    var until = NOW.plusSeconds(77);
    var breaker = Breaker.CLOSED.refused(NOW, Optional.of(until), 0);

    assertThat(breaker.pass(NOW)).isEqualTo(new Passage.Shut(until));
    assertThat(breaker.pass(until)).isInstanceOf(Passage.Open.class);
  }

  @Test
  void oneCallTriesAndAllOthersWait() {
    var until = NOW.plusSeconds(5);
    var open = (Passage.Open) Breaker.CLOSED.refused(NOW, Optional.of(until), 0).pass(until);

    assertThat(open.trial()).isTrue();
    assertThat(open.after().pass(until)).isEqualTo(new Passage.Shut(until.plusSeconds(1)));
    assertThat(open.after().succeeded().pass(until))
        .isEqualTo(new Passage.Open(Breaker.CLOSED, false));
    assertThat(open.after().abandoned().pass(until)).isInstanceOf(Passage.Open.class);
    assertThat(open.after().pass(until.plus(Duration.ofMinutes(5))))
        .isInstanceOf(Passage.Open.class);
  }

  @Test
  void callsThatAreRefusedTogetherCountAsOne() {
    var breaker = Breaker.CLOSED;
    for (int i = 0; i < 50; i++) {
      breaker = refused(breaker, NOW);
    }

    assertThat(breaker.opens()).isEqualTo(NOW.plusSeconds(4));
  }

  @Test
  void inALongOutageItIsAskedOnceAMinute() {
    var breaker = Breaker.CLOSED;
    List<Instant> probes = new ArrayList<>();
    for (var now = NOW; now.isBefore(NOW.plus(Duration.ofHours(2))); now = now.plusSeconds(1)) {
      if (breaker.pass(now) instanceof Passage.Open(Breaker after, boolean _)) {
        probes.add(now);
        breaker = refused(after, now);
      }
    }

    assertThat(probes).hasSizeBetween(100, 130);
    for (int i = 10; i < probes.size(); i++) {
      assertThat(Duration.between(probes.get(i - 1), probes.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }
  }

  @Test
  void waitsDoubleUpToAMinuteAndChanceSpreadsThem() {
    assertThat(Breaker.backoff(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Breaker.backoff(3, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Breaker.backoff(99, 0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Breaker.backoff(1, 0.5)).isEqualTo(Duration.ofMillis(1_250));
  }

  private static Breaker refused(Breaker breaker, Instant now) {
    return breaker.refused(now, Optional.empty(), 0);
  }
}

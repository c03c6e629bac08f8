package dev.ashlar.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a provider is being asked at all. Closed, every call goes through; open, none until a
/// time; then one call tries, and what it hears closes the breaker or opens it for longer.
///
/// A provider that says when to come again is believed at once; one that only refuses opens the
/// breaker when it has refused several times in a row. In a long outage one call a minute tries.
///
/// @param failures refusals since the last success
/// @param opens when the next call may try; in the past, the breaker is closed or somebody may try
/// @param trying until when the call that tries is given to find out; empty if nobody does
record Breaker(int failures, Instant opens, Optional<Instant> trying) {
  static final Breaker CLOSED = new Breaker(0, Instant.EPOCH, Optional.empty());

  private static final int FAILURES_TOLERATED = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /// How long the one that tries keeps all others waiting, should it never report.
  private static final Duration TRIAL_MAX = GatewayLimits.SILENCE_MAX;

  /// The answer to a call that wants to go upstream.
  sealed interface Passage {
    /// It may; `trial` if it alone may, and has to report.
    record Open(Breaker after, boolean trial) implements Passage {}

    /// Not before `at`.
    record Shut(Instant at) implements Passage {}
  }

  Passage pass(Instant now) {
    if (failures == 0) {
      return new Passage.Open(this, false);
    }
    if (now.isBefore(opens)) {
      return new Passage.Shut(opens);
    }
    if (trying.filter(now::isBefore).isPresent()) {
      return new Passage.Shut(now.plus(FIRST_WAIT));
    }
    return failures < FAILURES_TOLERATED && opens.equals(Instant.EPOCH)
        ? new Passage.Open(this, false)
        : new Passage.Open(new Breaker(failures, opens, Optional.of(now.plus(TRIAL_MAX))), true);
  }

  /// After an answer that was no overload.
  Breaker succeeded() {
    return CLOSED;
  }

  /// After a trial that ended without any word of the provider.
  Breaker abandoned() {
    return new Breaker(failures, opens, Optional.empty());
  }

  /// After a refusal at `now`; a chance between 0 and 1 spreads the waiting. Calls that were under
  /// way together are refused together, and count as one.
  Breaker refused(Instant now, Optional<Instant> until, double chance) {
    int more = isShut(now) ? failures : failures + 1;
    if (until.isPresent()) {
      return new Breaker(more, later(opens, until.get()), Optional.empty());
    }
    if (more < FAILURES_TOLERATED && opens.equals(Instant.EPOCH)) {
      return new Breaker(more, opens, Optional.empty());
    }
    return new Breaker(more, later(opens, now.plus(backoff(more, chance))), Optional.empty());
  }

  /// How long to wait after so many refusals in a row: doubling up to a minute, and up to a half
  /// more by chance until it is one.
  static Duration backoff(int failures, double chance) {
    long doubled = FIRST_WAIT.toMillis() << Math.clamp(failures - 1L, 0, 10);
    long base = Math.min(doubled, GatewayLimits.PROBE_EVERY.toMillis());
    return Duration.ofMillis(base + (long) (base / 2.0 * chance));
  }

  boolean isShut(Instant now) {
    return now.isBefore(opens);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

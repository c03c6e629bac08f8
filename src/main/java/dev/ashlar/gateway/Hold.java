package dev.ashlar.gateway;

import java.time.Duration;
import java.time.Instant;

/// How long one call has waited, and may still.
final class Hold {
  /// Spreads those that wait for the same moment.
  private static final Duration SPREAD = Duration.ofMillis(500);

  private final Clockwork clockwork;
  private final Duration most;
  private Duration held = Duration.ZERO;

  Hold(Clockwork clockwork, Duration most) {
    this.clockwork = clockwork;
    this.most = most;
  }

  Duration held() {
    return held;
  }

  Duration left() {
    return most.minus(held);
  }

  /// Waits until `at`; false if the call may not wait so long, after waiting for as long as it may.
  boolean until(Instant at) throws InterruptedException {
    long spread = (long) (SPREAD.toMillis() * clockwork.chance());
    return during(Duration.between(clockwork.now(), at).plusMillis(spread));
  }

  /// Waits for `time`; false if the call may not wait so long, after waiting for as long as it may.
  boolean during(Duration time) throws InterruptedException {
    var wanted = time.isNegative() ? Duration.ZERO : time;
    var granted = wanted.compareTo(left()) <= 0 ? wanted : left();
    clockwork.pause(granted);
    held = held.plus(granted);
    return granted.equals(wanted);
  }

  /// Notes a wait that was done elsewhere.
  void add(Duration time) {
    held = held.plus(time);
  }
}

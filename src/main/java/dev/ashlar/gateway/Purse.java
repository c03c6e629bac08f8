package dev.ashlar.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What one token may spend, has spent, and has set aside for calls under way.
///
/// A call is paid for before it is made: what it may cost is reserved, up to all that is left, and
/// settled by what its reply said. What a reply did not say stays held for good. So a call can
/// overspend only by what it costs beyond its reservation, and no call follows it.
record Purse(Allowance allowance, Spent spent, Amount reserved, int calls, Instant nextSlot) {
  /// So many tokens and so much money, in millionths of a US dollar.
  record Amount(long tokens, long usdMicros) {
    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount other) {
      return new Amount(tokens + other.tokens, usdMicros + other.usdMicros);
    }

    Amount minus(Amount other) {
      return new Amount(tokens - other.tokens, usdMicros - other.usdMicros);
    }
  }

  /// The answer to a call that wants to begin.
  sealed interface Admission {
    /// It may begin, with so much set aside.
    record Granted(Purse after, Amount reserved) implements Admission {}

    /// Not before `at`: its client asks too often.
    record TooSoon(Instant at) implements Admission {}

    /// All that is left is set aside for other calls; it may ask again when one of them ends.
    record Crowded() implements Admission {}

    /// Never again.
    record Stopped(Stop why) implements Admission {}
  }

  /// Requests in a row that a rate lets through at once, as a share of a minute's.
  private static final int BURST_SHARE = 4;

  static Purse of(Allowance allowance) {
    return new Purse(allowance, Spent.NOTHING, Amount.NONE, 0, Instant.EPOCH);
  }

  /// Whether a call may begin at `now` that may cost `expected` and, where a price is known, so
  /// much money.
  Admission admit(Instant now, String model, Tokens expected, OptionalLong usdMicros) {
    Optional<Stop> stop = stop(now);
    if (stop.isPresent()) {
      return new Admission.Stopped(stop.get());
    }
    if (allowance.usdMicros().isPresent() && usdMicros.isEmpty()) {
      return new Admission.Stopped(new Stop.NoPrice(model));
    }
    if (isCrowded()) {
      return new Admission.Crowded();
    }
    Instant slot = slot(now);
    if (slot.isAfter(now)) {
      return new Admission.TooSoon(slot);
    }
    Amount aside =
        new Amount(
            Math.min(expected.counted(), left(allowance.tokens(), committed().tokens())),
            Math.min(usdMicros.orElse(0), left(allowance.usdMicros(), committed().usdMicros())));
    return new Admission.Granted(
        new Purse(allowance, spent, reserved.plus(aside), calls + 1, afterSlot(now)), aside);
  }

  /// Whether something is left, but all of it is set aside.
  boolean isCrowded() {
    return !isSpent(spent.committed()) && isSpent(committed());
  }

  private boolean isSpent(Amount committed) {
    return left(allowance.tokens(), committed.tokens()) <= 0
        || left(allowance.usdMicros(), committed.usdMicros()) <= 0;
  }

  /// The purse after a call for which `aside` was set aside said what it cost, or did not.
  Purse settle(Amount aside, Reading reading, OptionalLong usdMicros) {
    return new Purse(
        allowance, spent.plus(aside, reading, usdMicros), reserved.minus(aside), calls, nextSlot);
  }

  /// The purse after a call that cost nothing, as its provider refused it.
  Purse release(Amount aside) {
    return new Purse(allowance, spent, reserved.minus(aside), calls, nextSlot);
  }

  /// Why no further call may begin at `now`, whatever it costs.
  Optional<Stop> stop(Instant now) {
    if (allowance.until().filter(end -> !now.isBefore(end)).isPresent()) {
      return Optional.of(new Stop.TimeIsUp(allowance.until().get()));
    }
    if (allowance.requests().isPresent() && calls >= allowance.requests().getAsInt()) {
      return Optional.of(new Stop.RequestsSpent(allowance.requests().getAsInt()));
    }
    if (left(allowance.tokens(), spent.committed().tokens()) <= 0) {
      return Optional.of(new Stop.TokensSpent(allowance.tokens().getAsLong()));
    }
    if (left(allowance.usdMicros(), spent.committed().usdMicros()) <= 0) {
      return Optional.of(new Stop.MoneySpent(allowance.usdMicros().getAsLong()));
    }
    return Optional.empty();
  }

  private Amount committed() {
    return spent.committed().plus(reserved);
  }

  private static long left(OptionalLong ceiling, long committed) {
    return ceiling.isEmpty() ? Long.MAX_VALUE : ceiling.getAsLong() - committed;
  }

  /// When the rate lets the next call through: requests are spread evenly, but for a burst.
  private Instant slot(Instant now) {
    if (allowance.requestsPerMinute().isEmpty()) {
      return now;
    }
    int rate = allowance.requestsPerMinute().getAsInt();
    return nextSlot.minus(interval(rate).multipliedBy(Math.max(0, rate / BURST_SHARE - 1)));
  }

  private Instant afterSlot(Instant now) {
    if (allowance.requestsPerMinute().isEmpty()) {
      return nextSlot;
    }
    Instant from = nextSlot.isAfter(now) ? nextSlot : now;
    return from.plus(interval(allowance.requestsPerMinute().getAsInt()));
  }

  private static Duration interval(int rate) {
    return Duration.ofMinutes(1).dividedBy(rate);
  }
}

package dev.ashlar.gateway;

import dev.ashlar.gateway.Purse.Admission;
import dev.ashlar.gateway.Purse.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What a token opens: one purse, and the calls that are under way on it.
final class Lease {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();
  private final Set<Exchange> underWay = new HashSet<>();
  private Purse purse;
  private boolean revoked;

  Lease(Allowance allowance) {
    this.purse = Purse.of(allowance);
  }

  Allowance allowance() {
    return locked(() -> purse.allowance());
  }

  Spent spent() {
    return locked(() -> purse.spent());
  }

  boolean isBusy() {
    return locked(() -> !underWay.isEmpty());
  }

  /// Why no call may begin any more, if so.
  Optional<Stop> stop(Instant now) {
    return locked(() -> revoked ? Optional.of(new Stop.NoToken()) : purse.stop(now));
  }

  /// Begins a call, if it may begin.
  Admission admit(
      Exchange exchange, Instant now, String model, Tokens expected, OptionalLong usdMicros) {
    return locked(() -> {
      if (revoked) {
        return new Admission.Stopped(new Stop.NoToken());
      }
      var admission = purse.admit(now, model, expected, usdMicros);
      if (admission instanceof Admission.Granted(Purse after, Amount _)) {
        purse = after;
        underWay.add(exchange);
      }
      return admission;
    });
  }

  /// Ends a call by what its reply said.
  Spent settle(Exchange exchange, Amount aside, Reading reading, OptionalLong usdMicros) {
    return locked(() -> {
      purse = purse.settle(aside, reading, usdMicros);
      return left(exchange);
    });
  }

  /// Ends a call that cost nothing.
  Spent release(Exchange exchange, Amount aside) {
    return locked(() -> {
      purse = purse.release(aside);
      return left(exchange);
    });
  }

  /// Waits until something is left that is not set aside, but not for longer than `most`.
  void awaitRoom(Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (purse.isCrowded() && !revoked && left > 0) {
        left = settled.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the token back: calls under way are broken off. What they all cost is known when this
  /// returns.
  Spent revoke() {
    return locked(() -> {
      revoked = true;
      underWay.forEach(exchange -> exchange.breakOff(Ending.STOPPED));
      settled.signalAll();
      while (!underWay.isEmpty()) {
        settled.awaitUninterruptibly();
      }
      return purse.spent();
    });
  }

  private Spent left(Exchange exchange) {
    underWay.remove(exchange);
    settled.signalAll();
    return purse.spent();
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

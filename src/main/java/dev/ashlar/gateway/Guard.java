package dev.ashlar.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A watch over something that may take too long: what it guards says that it goes on, and if for
/// too long it does not, an action ends it.
final class Guard implements AutoCloseable {
  private final ScheduledExecutorService timer;
  private final long mostNanos;
  private final Runnable action;
  private long since;
  private boolean watching;
  private Optional<ScheduledFuture<?>> scheduled = Optional.empty();
  private boolean closed;

  Guard(ScheduledExecutorService timer, Duration most, Runnable action) {
    this.timer = timer;
    this.mostNanos = most.toNanos();
    this.action = action;
  }

  /// Watches from now on, anew.
  synchronized void watch() {
    since = System.nanoTime();
    watching = true;
    if (scheduled.isEmpty() && !closed) {
      schedule(mostNanos);
    }
  }

  /// Watches no more until told again.
  synchronized void rest() {
    watching = false;
  }

  /// Watches no more, and lets go of all that it guarded.
  @Override
  public synchronized void close() {
    closed = true;
    watching = false;
    scheduled.ifPresent(task -> task.cancel(false));
    scheduled = Optional.empty();
  }

  private void schedule(long nanos) {
    try {
      scheduled = Optional.of(timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException _) {
      // The gateway is closing, which ends everything that is guarded.
      scheduled = Optional.empty();
    }
  }

  private void look() {
    if (isOverdue()) {
      action.run();
    }
  }

  private synchronized boolean isOverdue() {
    scheduled = Optional.empty();
    if (!watching) {
      return false;
    }
    long left = mostNanos - (System.nanoTime() - since);
    if (left > 0) {
      schedule(left);
      return false;
    }
    return true;
  }
}

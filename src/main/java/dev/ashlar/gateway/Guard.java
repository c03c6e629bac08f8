package dev.ashlar.gateway;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A watch over something that may take too long: what it guards says that it goes on, and if for
/// too long it does not, an action ends it.
final class Guard implements AutoCloseable {
  private final ScheduledExecutorService timer;
  private final long mostNanos;
  private final Runnable action;
  private long since;
  private boolean watching;
  private boolean scheduled;
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
    if (!scheduled && !closed) {
      schedule(mostNanos);
    }
  }

  /// Watches no more until told again.
  synchronized void rest() {
    watching = false;
  }

  @Override
  public synchronized void close() {
    closed = true;
    watching = false;
  }

  private void schedule(long nanos) {
    scheduled = true;
    try {
      var _ = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.RejectedExecutionException _) {
      // The gateway is closing, which ends everything that is guarded.
      scheduled = false;
    }
  }

  private void look() {
    if (isOverdue()) {
      action.run();
    }
  }

  private synchronized boolean isOverdue() {
    scheduled = false;
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

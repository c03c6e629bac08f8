package dev.ashlar.sandbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Short waits that an interrupt must not cut: nothing of a sandbox may be left because its caller
/// was in a hurry.
final class Uninterrupted {
  private static final long STEP_NANOS = 500_000;

  private Uninterrupted() {}

  /// Kills one process and leaves its streams alone: `Process.destroyForcibly` would close them
  /// with what was not read yet.
  static void kill(Process process) {
    process.toHandle().destroyForcibly();
  }

  /// Kills all processes and waits until none is left; false when some still are after this time.
  static boolean end(Process process, Ending ending, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    boolean interrupted = false;
    ending.kill();
    kill(process);
    while (process.isAlive() || !ending.gone()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(STEP_NANOS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  static void join(Thread thread, Duration time) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + time.toNanos();
    while (thread.isAlive() && System.nanoTime() < deadline) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.ashlar.cli;

import dev.ashlar.orchestrator.RunState;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The line at the bottom of a terminal while a run goes on, drawn again every second. Where there
/// is no terminal that can do it, it draws nothing.
final class Footer implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /// How many seconds a window that was made narrower or wider may go unnoticed.
  private static final int MEASURE_EVERY = 3;

  private final Terminal terminal;
  private final InstantSource clock;
  private @Nullable Thread ticker;
  private @Nullable RunState state;
  private int ticks;

  Footer(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /// Shows a state from now on.
  synchronized void show(RunState now) {
    if (!terminal.canPin()) {
      return;
    }
    state = now;
    draw();
    if (ticker == null) {
      ticker = Thread.ofPlatform().daemon().name("footer").start(this::tickOn);
    }
  }

  private void tickOn() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        tick();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private synchronized void tick() {
    if (++ticks % MEASURE_EVERY == 0) {
      terminal.measure();
    }
    draw();
  }

  private void draw() {
    if (state != null) {
      terminal.pin(FooterText.of(state, clock.instant(), terminal.width()));
    }
  }

  /// Takes the line away.
  @Override
  public synchronized void close() {
    if (ticker != null) {
      ticker.interrupt();
      ticker = null;
    }
    state = null;
    terminal.pin("");
  }
}

package dev.ashlar.sandbox;

import dev.ashlar.sandbox.Outcome.Kind;
import java.time.Duration;

/// A session with a command that was started; a thread of its own watches clock and memory.
final class LiveSession implements Session {
  private final Running running;
  private final Lines lines;
  private final Feeder feeder;

  LiveSession(Running running, Lines lines, Limits limits) {
    this.running = running;
    this.lines = lines;
    this.feeder = Feeder.open(running.go(), limits.streams().inputBytes());
    Thread.ofPlatform().daemon().name("ashlar-sandbox-watch").start(this::watch);
  }

  private void watch() {
    try {
      running.watch();
    } catch (InterruptedException e) {
      running.stop(Kind.INFRA, "the session's watch was interrupted");
    }
  }

  @Override
  public boolean send(String line) {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("one line at a time: " + Printable.escaped(line));
    }
    return feeder.send(line + "\n");
  }

  @Override
  public void endInput() {
    feeder.end();
  }

  @Override
  public Reply next(Duration patience) throws InterruptedException {
    return lines.next(patience);
  }

  @Override
  public Outcome finish(Duration grace) throws InterruptedException {
    feeder.end();
    lines.abandon();
    if (!running.endedWithin(grace)) {
      String grown = "still running " + Running.text(grace) + " after the end of its input";
      running.stop(Kind.TIMEOUT, grown);
    }
    return running.conclude();
  }

  @Override
  public Outcome kill(String why) {
    running.stop(Kind.TIMEOUT, why);
    feeder.end();
    return running.conclude();
  }

  @Override
  public void close() {
    var _ = kill("the session was closed");
  }
}

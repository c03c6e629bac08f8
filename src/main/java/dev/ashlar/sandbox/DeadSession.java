package dev.ashlar.sandbox;

import java.time.Duration;

/// A session whose sandbox could not even be started.
record DeadSession(Outcome outcome) implements Session {
  @Override
  public boolean send(String line) {
    return false;
  }

  @Override
  public void endInput() {}

  @Override
  public Reply next(Duration patience) {
    return new Reply.Ended();
  }

  @Override
  public Outcome finish(Duration grace) {
    return outcome;
  }

  @Override
  public Outcome kill(String why) {
    return outcome;
  }

  @Override
  public void close() {}
}

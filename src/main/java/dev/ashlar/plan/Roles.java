package dev.ashlar.plan;

import java.time.Duration;
import java.util.Optional;

/// Which agent plays which role.
public record Roles(Seat generator, Seat evaluator, Optional<Seat> integrator) {

  /// An agent's name and how long it may show no sign of life before its order is handed out again.
  public record Seat(String agent, Duration lease) {
    /// Whether asking the same again gives the same answer at no cost, as recorded and scripted
    /// agents do.
    public boolean repeatable() {
      return recorded() || agent.equals("scripted");
    }

    /// Whether it answers from the record of an earlier run.
    public boolean recorded() {
      return agent.equals("recorded");
    }

    /// Whether it waits for workers that come with `ashlar work`.
    public boolean attached() {
      return agent.equals("attached");
    }
  }
}

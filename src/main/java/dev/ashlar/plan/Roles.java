package dev.ashlar.plan;

import java.time.Duration;
import java.util.Optional;

/// Which agent plays which role.
public record Roles(Seat generator, Seat evaluator, Optional<Seat> integrator) {

  /// An agent's name and how long it may show no sign of life before its order is handed out again.
  public record Seat(String agent, Duration lease) {}
}

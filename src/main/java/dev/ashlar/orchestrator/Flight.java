package dev.ashlar.orchestrator;

import dev.ashlar.plan.Roles;
import java.time.Instant;
import java.util.Optional;

/// An order that was issued and not yet answered: since when, what is reserved for it, which agent
/// was to carry it out, and which instance holds it.
public record Flight(
    OrderKey key,
    Instant since,
    Amount reserved,
    Optional<Roles.Choice> by,
    Optional<String> worker) {
  /// Taken by a worker: its time counts from here.
  Flight claimedBy(String name, Instant at) {
    return new Flight(key, at, reserved, by, Optional.of(name));
  }
}

package dev.ashlar.orchestrator;

import java.time.Instant;
import java.util.Optional;

/// An order that was issued and not yet answered: since when, what is reserved for it, and which
/// attached worker holds it.
public record Flight(OrderKey key, Instant since, Amount reserved, Optional<String> worker) {
  /// Taken by a worker: its time counts from here.
  Flight claimedBy(String name, Instant at) {
    return new Flight(key, at, reserved, Optional.of(name));
  }
}

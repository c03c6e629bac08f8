package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.Optional;

/// What an agent instance has been in this run: its one role and, for a generator, the one attempt
/// it was born for.
public record Worker(Role role, Optional<AttemptId> attempt) {

  /// One generator's whole life.
  public record AttemptId(ModuleName module, int version, int attempt) {
    static AttemptId of(OrderKey key) {
      return new AttemptId(key.subject(), key.version(), key.attempt());
    }
  }
}

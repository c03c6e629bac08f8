package dev.ashlar.orchestrator;

import java.util.Comparator;
import java.util.Optional;

/// Who may take which order: no agent instance plays two roles, and a generator is born for one
/// attempt.
public final class Claims {
  private Claims() {}

  /// Why `worker` may not take the order, in words for the worker; empty if it may.
  public static Optional<String> refusal(RunState state, OrderKey key, String worker) {
    var flight = state.flight(key);
    if (flight.isEmpty()) {
      return Optional.of(
          "order " + key + " is not open (it was answered, cancelled or handed out again)");
    }
    if (!Allowance.costs(key)) {
      return Optional.of("order " + key + " is the harness's own; no agent may take it");
    }
    if (flight.get().worker().filter(holder -> !holder.equals(worker)).isPresent()) {
      return Optional.of("order " + key + " is held by another worker");
    }
    return otherRole(state, role(key.kind()), worker).or(() -> attemptRefusal(state, key, worker));
  }

  /// Whether `worker` may take the order as far as its own past goes; somebody else may still hold
  /// it.
  public static boolean mayServe(RunState state, OrderKey key, String worker) {
    return otherRole(state, role(key.kind()), worker).isEmpty()
        && attemptRefusal(state, key, worker).isEmpty();
  }

  /// Which of several open orders a worker is given: the longest estimate first, as when they were
  /// issued.
  public static Comparator<OrderKey> urgency(RunState state) {
    return Comparator.comparingLong((OrderKey key) -> -weight(state, key))
        .thenComparing(OrderKey::toString);
  }

  private static long weight(RunState state, OrderKey key) {
    return state.hasModule(key.subject()) ? Orchestrator.weight(state.spec(key.subject())) : 0;
  }

  /// The role that carries out orders of this kind.
  public static Role role(OrderKey.Kind kind) {
    return switch (kind) {
      case GENERATE -> Role.GENERATOR;
      case EVALUATE -> Role.EVALUATOR;
      case INTEGRATE, ATTRIBUTE -> Role.INTEGRATOR;
      case GATE, SEAL, RECHECK, END_TO_END, POSTMORTEM -> Role.ORCHESTRATOR;
    };
  }

  /// Why `worker` may not play `role`, in words for the worker: it has played another one in this
  /// run.
  public static Optional<String> otherRole(RunState state, Role role, String worker) {
    return Optional.ofNullable(state.workers().get(worker))
        .filter(seen -> seen.role() != role)
        .map(seen ->
            "worker "
                + worker
                + " is this run's "
                + word(seen.role())
                + " and may not be its "
                + word(role)
                + " too: one instance plays one role");
  }

  private static Optional<String> attemptRefusal(RunState state, OrderKey key, String worker) {
    if (key.kind() != OrderKey.Kind.GENERATE) {
      return Optional.empty();
    }
    var attempt = Worker.AttemptId.of(key);
    var known = Optional.ofNullable(state.workers().get(worker)).flatMap(Worker::attempt);
    if (known.filter(seen -> !seen.equals(attempt)).isPresent()) {
      return Optional.of(
          "worker "
              + worker
              + " was born for another attempt; a generator carries nothing over, so start a new"
              + " worker");
    }
    return state
        .module(key.subject())
        .generator()
        .filter(holder -> !holder.equals(worker))
        .map(holder -> "this attempt belongs to worker " + holder);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(java.util.Locale.ROOT);
  }
}

package dev.ashlar.orchestrator;

import dev.ashlar.plan.Roles;
import java.time.Duration;
import java.util.Optional;

/// What becomes of orders in flight when the process that issued them is gone, or a person stops
/// the run.
final class Interruption {
  private Interruption() {}

  /// Everything in flight is owed again. A turn that nobody can answer any more may have cost
  /// money: its reservation is held as unknown.
  static RunState continued(RunState state, Event.RunContinued event) {
    return grounded(state)
        .with(grounded(state).control().paused(false))
        .with(
            new Charter(
                state.charter().run(),
                state.charter().plan(),
                state.charter().planDigest(),
                state.charter().contracts(),
                event.isolation()));
  }

  static RunState stopped(RunState state, Event.RunStopped event) {
    if (state.control().outcome().isPresent()) {
      return state.ignoring();
    }
    var next = grounded(state);
    for (var id : state.questions().keySet()) {
      next = next.closing(id);
    }
    return next.with(next.control().stopped(event.by() + ": " + event.reason()));
  }

  private static RunState grounded(RunState state) {
    var next = state;
    for (var flight : state.flights()) {
      next = ground(next, flight);
    }
    return next;
  }

  /// Takes one order out of flight.
  static RunState ground(RunState state, Flight flight) {
    var key = flight.key();
    if (key.kind() == OrderKey.Kind.POSTMORTEM) {
      return state.with(state.control().writing(Optional.empty()));
    }
    var settled = settled(state, flight);
    if (!settled.hasModule(key.subject())) {
      return settled.with(key.subject(), settled.tier(key.subject()).with(Optional.empty()));
    }
    var progress = settled.module(key.subject()).with(Optional.empty());
    return settled.with(
        key.subject(),
        key.kind() == OrderKey.Kind.GENERATE ? progress.spentTime(known(state, flight)) : progress);
  }

  private static RunState settled(RunState state, Flight flight) {
    if (!Allowance.costs(flight.key())) {
      return state;
    }
    return flight.worker().isPresent() || repeatable(state, flight.key())
        ? state.with(state.ledger().release(flight.key(), flight.reserved()))
        : state.with(state.ledger().settle(flight.key(), flight.reserved(), Usage.UNKNOWN));
  }

  /// Whether somebody is at work on it: an order for attached workers that nobody has taken is not.
  static boolean isWorkedOn(RunState state, Flight flight) {
    return flight.worker().isPresent()
        || seat(state, flight.key()).map(seat -> !seat.attached()).orElse(true);
  }

  private static boolean repeatable(RunState state, OrderKey key) {
    return seat(state, key).map(Roles.Seat::repeatable).orElse(true);
  }

  private static Optional<Roles.Seat> seat(RunState state, OrderKey key) {
    var roles = state.charter().plan().roles();
    return switch (Claims.role(key.kind())) {
      case GENERATOR, REVISER -> Optional.of(roles.generator());
      case EVALUATOR -> Optional.of(roles.evaluator());
      case INTEGRATOR ->
          key.kind() == OrderKey.Kind.ATTRIBUTE ? roles.integrator() : Optional.empty();
      case ORCHESTRATOR -> Optional.empty();
    };
  }

  private static Duration known(RunState state, Flight flight) {
    var time = Duration.between(flight.since(), state.control().lastAt());
    return time.isNegative() ? Duration.ZERO : time;
  }
}

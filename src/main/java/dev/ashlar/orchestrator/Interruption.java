package dev.ashlar.orchestrator;

import dev.ashlar.plan.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What becomes of orders in flight when the process that issued them is gone, or a person stops
/// the run.
final class Interruption {
  private Interruption() {}

  /// Everything in flight is owed again. Nothing is known of the time since the last event, so it
  /// counts for nobody.
  static RunState continued(RunState state, Event.RunContinued event) {
    var grounded = state;
    for (var flight : state.flights()) {
      grounded = ground(grounded, flight, outlives(flight));
    }
    var control = grounded.control().clock(event.at(), Duration.ZERO).paused(false);
    return Absence.over(postmortemAgain(grounded).with(control))
        .with(state.charter().under(Limits.cut(event.isolation(), Limits.FINDING_CHARS_MAX)));
  }

  static RunState stopped(RunState state, Event.RunStopped event) {
    if (state.control().outcome().isPresent()) {
      return state.ignoring();
    }
    var next = state;
    for (var flight : state.flights()) {
      next = ground(next, flight);
    }
    for (var id : state.questions().keySet()) {
      next = next.closing(id);
    }
    var reason = Limits.cut(event.by() + ": " + event.reason(), Limits.SUMMARY_CHARS_MAX);
    return next.with(next.control().stopped(reason));
  }

  /// Takes one order out of flight for good: it is cancelled.
  static RunState ground(RunState state, Flight flight) {
    return ground(state, flight, false);
  }

  private static RunState ground(RunState state, Flight flight, boolean mayStillAnswer) {
    var key = flight.key();
    if (key.kind() == OrderKey.Kind.POSTMORTEM) {
      return state.with(state.control().writing(Optional.empty()));
    }
    var landed = landed(settled(state, flight, mayStillAnswer), key);
    return key.kind() == OrderKey.Kind.GENERATE
        ? landed.with(
            key.subject(),
            landed.module(key.subject()).spentTime(worked(flight, state.control().lastAt())))
        : landed;
  }

  /// Takes an answered order out of flight as if it had not been issued, except for what it cost:
  /// the time that an attempt waited for its provider is not the attempt's.
  static RunState owedAgain(RunState state, Flight flight, Usage usage) {
    var key = flight.key();
    return landed(state.with(state.ledger().settle(key, flight.reserved(), usage)), key);
  }

  private static RunState landed(RunState state, OrderKey key) {
    return state.hasModule(key.subject())
        ? state.with(key.subject(), state.module(key.subject()).with(Optional.empty()))
        : state.with(key.subject(), state.tier(key.subject()).with(Optional.empty()));
  }

  /// A turn that nobody can answer any more may have cost money: its reservation is held as
  /// unknown, unless it never cost anything.
  private static RunState settled(RunState state, Flight flight, boolean mayStillAnswer) {
    if (!Allowance.costs(flight.key())) {
      return state;
    }
    return mayStillAnswer
            || !isWorkedOn(flight)
            || flight.by().map(Roles.Choice::repeatable).orElse(true)
        ? state.with(state.ledger().release(flight.key(), flight.reserved()))
        : state.with(state.ledger().settle(flight.key(), flight.reserved(), Usage.UNKNOWN));
  }

  /// How long somebody has worked on it at `until`.
  static Duration worked(Flight flight, Instant until) {
    var time = Duration.between(flight.since(), until);
    return time.isNegative() || !isWorkedOn(flight) ? Duration.ZERO : time;
  }

  /// Whether somebody is at work on anything.
  static boolean isWorkedOn(RunState state) {
    for (var flight : state.flights()) {
      if (isWorkedOn(flight)) {
        return true;
      }
    }
    return false;
  }

  /// Whether somebody is at work on it: an order for attached workers that nobody has taken is not.
  static boolean isWorkedOn(Flight flight) {
    return flight.worker().isPresent()
        || flight.by().map(choice -> !choice.attached()).orElse(true);
  }

  /// Whether who works on it goes on when the process ends.
  private static boolean outlives(Flight flight) {
    return flight.by().filter(Roles.Choice::attached).isPresent();
  }

  /// The postmortem could not be written. Trying at once would try for ever, so a person is asked.
  static RunState unwritten(RunState state, String reason) {
    var question =
        new Question(
            state.nextQuestion(),
            Question.Kind.INFRASTRUCTURE,
            OrderKey.RUN,
            Findings.of("postmortem", reason),
            List.of(Answer.RETRY.word()));
    return state.with(state.control().writing(Optional.empty())).asking(question);
  }

  /// Closes the question whether to try the postmortem again: what just happened answers it.
  static RunState postmortemAgain(RunState state) {
    return state.questions().values().stream()
        .filter(q -> q.kind() == Question.Kind.INFRASTRUCTURE && q.subject().equals(OrderKey.RUN))
        .findFirst()
        .map(question -> state.closing(question.id()))
        .orElse(state);
  }
}

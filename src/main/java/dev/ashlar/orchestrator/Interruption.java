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
      grounded = ground(grounded, flight, outlives(state, flight));
    }
    var control = grounded.control().clock(event.at(), Duration.ZERO).paused(false);
    return postmortemAgain(grounded)
        .with(control)
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
    var settled = settled(state, flight, mayStillAnswer);
    if (!settled.hasModule(key.subject())) {
      return settled.with(key.subject(), settled.tier(key.subject()).with(Optional.empty()));
    }
    var progress = settled.module(key.subject()).with(Optional.empty());
    return settled.with(
        key.subject(),
        key.kind() == OrderKey.Kind.GENERATE
            ? progress.spentTime(worked(state, flight, state.control().lastAt()))
            : progress);
  }

  /// A turn that nobody can answer any more may have cost money: its reservation is held as
  /// unknown, unless it never cost anything.
  private static RunState settled(RunState state, Flight flight, boolean mayStillAnswer) {
    if (!Allowance.costs(flight.key())) {
      return state;
    }
    return mayStillAnswer || !isWorkedOn(state, flight) || repeatable(state, flight.key())
        ? state.with(state.ledger().release(flight.key(), flight.reserved()))
        : state.with(state.ledger().settle(flight.key(), flight.reserved(), Usage.UNKNOWN));
  }

  /// How long somebody has worked on it at `until`.
  static Duration worked(RunState state, Flight flight, Instant until) {
    var time = Duration.between(flight.since(), until);
    return time.isNegative() || !isWorkedOn(state, flight) ? Duration.ZERO : time;
  }

  /// Whether somebody is at work on anything.
  static boolean isWorkedOn(RunState state) {
    for (var flight : state.flights()) {
      if (isWorkedOn(state, flight)) {
        return true;
      }
    }
    return false;
  }

  /// Whether somebody is at work on it: an order for attached workers that nobody has taken is not.
  static boolean isWorkedOn(RunState state, Flight flight) {
    return flight.worker().isPresent()
        || state.charter().seat(flight.key()).map(seat -> !seat.attached()).orElse(true);
  }

  /// Whether who works on it goes on when the process ends.
  private static boolean outlives(RunState state, Flight flight) {
    return state.charter().seat(flight.key()).filter(Roles.Seat::attached).isPresent();
  }

  private static boolean repeatable(RunState state, OrderKey key) {
    return state.charter().seat(key).map(Roles.Seat::repeatable).orElse(true);
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

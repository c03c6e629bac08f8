package dev.ashlar.orchestrator;

import dev.ashlar.plan.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the run as a whole stands: its clock, a person's pause or stop, and how it ended.
///
/// `elapsed` counts time in which something was in flight; `grants` how often the run's budget was
/// granted once more; `asked` the questions so far; `ignored` the answers that came too late;
/// `postmortems` those written; `away` the agents that could not be had, each with why.
public record Control(
    Instant lastAt,
    Duration elapsed,
    boolean paused,
    Optional<String> stopped,
    int grants,
    int asked,
    int ignored,
    int postmortems,
    Optional<Flight> postmortem,
    Optional<Outcome> outcome,
    SortedMap<Roles.Choice, String> away) {
  public Control {
    away = Frozen.of(away);
  }

  static Control begin(Instant at) {
    return new Control(
        at,
        Duration.ZERO,
        false,
        Optional.empty(),
        0,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  Control clock(Instant at, Duration more) {
    return new Control(
        at,
        elapsed.plus(more),
        paused,
        stopped,
        grants,
        asked,
        ignored,
        postmortems,
        postmortem,
        outcome,
        away);
  }

  Control paused(boolean now) {
    return new Control(
        lastAt,
        elapsed,
        now,
        stopped,
        grants,
        asked,
        ignored,
        postmortems,
        postmortem,
        outcome,
        away);
  }

  Control stopped(String reason) {
    return new Control(
        lastAt,
        elapsed,
        paused,
        Optional.of(reason),
        grants,
        asked,
        ignored,
        postmortems,
        postmortem,
        outcome,
        away);
  }

  Control granted() {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants + 1,
        asked,
        ignored,
        postmortems,
        postmortem,
        outcome,
        away);
  }

  Control askedOnce() {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants,
        asked + 1,
        ignored,
        postmortems,
        postmortem,
        outcome,
        away);
  }

  Control ignoredOnce() {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants,
        asked,
        ignored + 1,
        postmortems,
        postmortem,
        outcome,
        away);
  }

  Control writing(Optional<Flight> flight) {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants,
        asked,
        ignored,
        postmortems,
        flight,
        outcome,
        away);
  }

  Control ended(Outcome how) {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants,
        asked,
        ignored,
        postmortems + 1,
        Optional.empty(),
        Optional.of(how),
        away);
  }

  Control reopened() {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants,
        asked,
        ignored,
        postmortems,
        Optional.empty(),
        Optional.empty(),
        away);
  }

  /// `choice` cannot be had, for that reason.
  Control without(Roles.Choice choice, String reason) {
    return with(Frozen.with(away, choice, reason));
  }

  /// Everybody may be asked again.
  Control allBack() {
    return with(new TreeMap<>());
  }

  private Control with(SortedMap<Roles.Choice, String> gone) {
    return new Control(
        lastAt,
        elapsed,
        paused,
        stopped,
        grants,
        asked,
        ignored,
        postmortems,
        postmortem,
        outcome,
        gone);
  }
}

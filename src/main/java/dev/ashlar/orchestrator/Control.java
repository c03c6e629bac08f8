package dev.ashlar.orchestrator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where the run as a whole stands: its clock, a person's pause or stop, and how it ended.
///
/// `elapsed` counts time in which something was in flight; `grants` how often the run's budget was
/// granted once more; `asked` the questions so far; `ignored` the answers that came too late;
/// `postmortems` those written.
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
    Optional<Outcome> outcome) {

  static Control begin(Instant at) {
    return new Control(
        at, Duration.ZERO, false, Optional.empty(), 0, 0, 0, 0, Optional.empty(), Optional.empty());
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
        outcome);
  }

  Control paused(boolean now) {
    return new Control(
        lastAt, elapsed, now, stopped, grants, asked, ignored, postmortems, postmortem, outcome);
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
        outcome);
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
        outcome);
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
        outcome);
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
        outcome);
  }

  Control writing(Optional<Flight> flight) {
    return new Control(
        lastAt, elapsed, paused, stopped, grants, asked, ignored, postmortems, flight, outcome);
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
        Optional.of(how));
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
        Optional.empty());
  }
}

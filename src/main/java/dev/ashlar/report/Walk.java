package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Goes through a journal once, as the run itself did, and shows each step to observers: what the
/// state was, what happened, what it became, and which orders ended with it.
///
/// Observers never decide for themselves whether an event counted; late and duplicate answers are
/// told apart by the same `evolve` that ran the run. An order that a dead process left behind ends
/// with that process's last event, not when the next process came.
public final class Walk {
  private final List<Observer> observers;
  private final Map<OrderKey, Open> open = new HashMap<>();

  private Walk(List<Observer> observers) {
    this.observers = observers;
  }

  /// One who watches a walk.
  public interface Observer {
    void step(Step step);
  }

  /// One event and what it did. `ended` are the orders that went out of flight with it.
  public record Step(RunState before, Event event, RunState after, List<Span> ended) {
    /// Whether the event changed anything; late and duplicate ones do not.
    public boolean counted() {
      return before.control().ignored() == after.control().ignored();
    }
  }

  private record Open(
      Instant issued, Instant begun, Optional<String> worker, Optional<String> agent) {}

  /// Goes through `events`, which begin with `RunAdmitted`, and gives the last state.
  public static RunState through(List<Event> events, Observer... observers) {
    if (events.isEmpty() || !(events.getFirst() instanceof Event.RunAdmitted admitted)) {
      throw new IllegalArgumentException("a run's events begin with RunAdmitted");
    }
    var walk = new Walk(List.of(observers));
    var state = Evolution.begin(admitted);
    for (var event : events.subList(1, events.size())) {
      state = walk.step(state, event);
    }
    return state;
  }

  private RunState step(RunState before, Event event) {
    var after = Evolution.evolve(before, event);
    claimed(before, event, after);
    var step = new Step(before, event, after, ended(before, event, after));
    observers.forEach(observer -> observer.step(step));
    return after;
  }

  private void claimed(RunState before, Event event, RunState after) {
    if (event instanceof Event.OrderClaimed(var at, var key, var worker, var agent)
        && before.control().ignored() == after.control().ignored()) {
      var there = open.get(key);
      if (there != null) {
        var begun = there.worker().isPresent() ? there.begun() : at;
        open.put(key, new Open(there.issued(), begun, Optional.of(worker), Optional.of(agent)));
      }
    }
  }

  private List<Span> ended(RunState before, Event event, RunState after) {
    var flying = keys(after);
    var spans = new ArrayList<Span>();
    for (var key : Set.copyOf(open.keySet())) {
      if (!flying.contains(key)) {
        spans.add(span(before, event, key));
      }
    }
    for (var flight : after.flights()) {
      open.computeIfAbsent(flight.key(), _ -> begun(flight));
    }
    return spans;
  }

  private static Open begun(Flight flight) {
    return new Open(flight.since(), flight.since(), Optional.empty(), Optional.empty());
  }

  private Span span(RunState before, Event event, OrderKey key) {
    var was = java.util.Objects.requireNonNull(open.remove(key));
    var answer =
        event instanceof Event.Reply reply && reply.key().equals(key)
            ? Optional.of(reply)
            : Optional.<Event.Reply>empty();
    var until = event instanceof Event.RunContinued ? before.control().lastAt() : event.at();
    return new Span(key, was.issued(), was.begun(), until, was.worker(), was.agent(), answer);
  }

  private static Set<OrderKey> keys(RunState state) {
    var keys = new HashSet<OrderKey>();
    state.flights().forEach(flight -> keys.add(flight.key()));
    return keys;
  }
}

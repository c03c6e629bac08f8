package dev.ashlar.harness;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.journal.Journal;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A run's journal and the state it folds to, kept together: an event is on disk before the state
/// knows it, and before anybody is told.
///
/// One thread records; any thread may look at the state.
final class Chronicle {
  private final Journal journal;
  private final List<Event> events;
  private final List<Observer> observers = new CopyOnWriteArrayList<>();
  private volatile RunState state;

  /// Told of every event after it is durable, on the recording thread; must be quick.
  @FunctionalInterface
  interface Observer {
    void recorded(Event event, RunState after);
  }

  private Chronicle(Journal journal, List<Event> events, RunState state) {
    this.journal = journal;
    this.events = new ArrayList<>(events);
    this.state = state;
  }

  /// A run that begins with this event.
  static Chronicle begin(Journal journal, Event.RunAdmitted admitted) {
    journal.append(EventCodec.encode(admitted));
    return new Chronicle(journal, List.of(admitted), Evolution.begin(admitted));
  }

  /// A run that goes on after these events, which the journal already holds.
  static Chronicle resume(Journal journal, List<Event> events) {
    return new Chronicle(journal, events, Evolution.replay(events).orElseThrow());
  }

  void observe(Observer observer) {
    observers.add(observer);
  }

  /// Makes the event durable and takes it into the state.
  RunState record(Event event) {
    journal.append(EventCodec.encode(event));
    synchronized (events) {
      events.add(event);
    }
    var next = Evolution.evolve(state, event);
    state = next;
    observers.forEach(observer -> observer.recorded(event, next));
    return next;
  }

  RunState state() {
    return state;
  }

  /// Every event so far.
  List<Event> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }
}

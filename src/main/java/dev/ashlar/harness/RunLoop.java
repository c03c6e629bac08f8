package dev.ashlar.harness;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The heart: issue what is due, wait for a fact, record it, ask again. The only writer of the
/// journal.
final class RunLoop {
  private final Chronicle chronicle;
  private final InstantSource clock;
  private final BlockingQueue<Consumer<Chronicle>> inbox = new LinkedBlockingQueue<>();

  RunLoop(Chronicle chronicle, InstantSource clock) {
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /// Brings a fact, from any thread.
  void tell(Event event) {
    submit(chronicle -> chronicle.record(event));
  }

  /// Has something decided and recorded on the loop's own thread, where the state cannot change
  /// meanwhile.
  void submit(Consumer<Chronicle> turn) {
    inbox.add(turn);
  }

  /// Runs until the run has ended, or nothing can happen before a person acts.
  RunState run(Dispatcher dispatcher) throws InterruptedException {
    while (true) {
      issueDue(dispatcher);
      dispatcher.keepOnly(inFlight());
      var state = chronicle.state();
      var rests = state.control().outcome().isPresent() || Orchestrator.waitsForPerson(state);
      if (rests && inbox.isEmpty()) {
        return state;
      }
      inbox.take().accept(chronicle);
    }
  }

  private void issueDue(Dispatcher dispatcher) {
    var due = Orchestrator.due(chronicle.state());
    while (!due.isEmpty()) {
      var order = due.getFirst();
      var state =
          chronicle.record(new Event.OrderIssued(clock.instant(), order.key(), order.reserve()));
      if (state.flight(order.key()).isEmpty()) {
        throw new IllegalStateException("the order " + order.key() + " was due and not accepted");
      }
      dispatcher.dispatch(order);
      due = Orchestrator.due(state);
    }
  }

  private Set<OrderKey> inFlight() {
    return chronicle.state().flights().stream()
        .map(Flight::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

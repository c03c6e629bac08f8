package dev.ashlar.harness;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Has each order carried out on a virtual thread of its own, and brings back exactly one event for
/// it, unless it is cancelled.
final class Dispatcher implements AutoCloseable {
  private final Carrier carrier;
  private final Consumer<Event> inbox;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<OrderKey, Future<?>> running = new ConcurrentHashMap<>();

  /// Does what one order says. Anything it throws is the harness's failure, not an agent's.
  @FunctionalInterface
  interface Carrier {
    Event carryOut(Order order) throws Exception;
  }

  Dispatcher(Carrier carrier, Consumer<Event> inbox, InstantSource clock) {
    this.carrier = carrier;
    this.inbox = inbox;
    this.clock = clock;
  }

  void dispatch(Order order) {
    running.put(order.key(), threads.submit(() -> answer(order).ifPresent(inbox)));
  }

  /// Cancels every order that is not in flight any more.
  void keepOnly(Set<OrderKey> inFlight) {
    running
        .entrySet()
        .removeIf(entry -> {
          if (inFlight.contains(entry.getKey())) {
            return false;
          }
          entry.getValue().cancel(true);
          return true;
        });
  }

  private Optional<Event> answer(Order order) {
    try {
      return Optional.of(carrier.carryOut(order));
    } catch (InterruptedException e) {
      return Optional.empty();
    } catch (Exception e) {
      var reason = e.getMessage() == null ? e.toString() : e.getMessage();
      return Optional.of(new Event.OrderBroken(clock.instant(), order.key(), reason));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}

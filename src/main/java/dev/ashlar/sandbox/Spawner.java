package dev.ashlar.sandbox;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/// The one immortal platform thread that starts every process.
///
/// The kernel kills a process started with "die with parent" when the *thread* that started it
/// ends. A virtual thread's carrier ends when it is idle, and healthy commands with it: so commands
/// are started here and nowhere else, and this thread ends only with the harness.
final class Spawner {
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Thread thread;

  private record Order(ProcessBuilder builder, CompletableFuture<Process> started) {}

  Spawner() {
    thread = Thread.ofPlatform().daemon().name("ashlar-sandbox-spawner").start(this::serve);
  }

  /// The thread that is every process's parent.
  Thread thread() {
    return thread;
  }

  Process spawn(ProcessBuilder builder) throws IOException, InterruptedException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    orders.add(new Order(builder, started));
    try {
      return started.get();
    } catch (InterruptedException e) {
      var _ = started.thenAccept(Uninterrupted::kill);
      throw e;
    } catch (ExecutionException e) {
      throw new IOException(
          "cannot start " + builder.command().getFirst() + ": " + e.getCause(), e);
    }
  }

  private void serve() {
    while (true) {
      try {
        Order order = orders.take();
        try {
          order.started.complete(order.builder.start());
        } catch (IOException | RuntimeException e) {
          order.started.completeExceptionally(e);
        }
      } catch (InterruptedException e) {
        // Nobody may end this thread: the commands it started would end with it.
      }
    }
  }
}

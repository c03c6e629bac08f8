package dev.ashlar.gateway;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;

/// One client's connection: its requests in turn, each answered on a thread of its own, while this
/// one goes on reading. So a client that leaves is noticed at once, whatever its answer waits for.
final class Connection {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private final SocketChannel channel;
  private final Door.Handler handler;
  private final ScheduledExecutorService timer;
  private final Guard idle;
  private Optional<Thread> answering = Optional.empty();
  private volatile boolean over;

  Connection(SocketChannel channel, Door.Handler handler, ScheduledExecutorService timer) {
    this.channel = channel;
    this.handler = handler;
    this.timer = timer;
    this.idle = new Guard(timer, GatewayLimits.IDLE_MAX, this::shut);
  }

  void serve() throws IOException {
    var reader = new RequestReader(channel);
    Optional<Exchange> current = Optional.empty();
    try (idle) {
      idle.watch();
      while (!over && reader.awaitRequest()) {
        idle.rest();
        var request = request(reader);
        join();
        if (over || request.isEmpty()) {
          break;
        }
        current = Optional.of(start(request.get()));
      }
    } finally {
      current.ifPresent(exchange -> exchange.breakOff(Ending.CANCELLED));
      join();
    }
  }

  private Optional<Incoming> request(RequestReader reader) throws IOException {
    try (var guard = new Guard(timer, GatewayLimits.REQUEST_MAX, this::shut)) {
      guard.watch();
      return Optional.of(reader.next());
    } catch (BadRequest e) {
      join();
      if (!over) {
        refuse(e);
      }
      return Optional.empty();
    }
  }

  private Exchange start(Incoming request) {
    var guard = new Guard(timer, GatewayLimits.SILENCE_MAX, this::shut);
    var exchange = new Exchange(request, new Outgoing(channel, guard));
    answering = Optional.of(Thread.ofVirtual().start(() -> answer(exchange, guard)));
    return exchange;
  }

  private void answer(Exchange exchange, Guard guard) {
    try (guard) {
      handler.handle(exchange);
    } catch (IOException _) {
      // The answer could not be written: the client has left.
    } finally {
      if (!exchange.answer().ended() || asksToClose(exchange.request())) {
        over = true;
        shut();
      }
      idle.watch();
    }
  }

  private static boolean asksToClose(Incoming request) {
    return request.headers().fields().stream()
        .filter(field -> field.name().equals("connection"))
        .flatMap(field -> COMMA.splitAsStream(field.value()))
        .anyMatch("close"::equalsIgnoreCase);
  }

  private void refuse(BadRequest e) throws IOException {
    try (var guard = new Guard(timer, GatewayLimits.REQUEST_MAX, this::shut)) {
      var text = "Ashlar's gateway: " + e.getMessage() + "\n";
      var body =
          Refusal.of(e.status(), "bad_request", text.strip()).body(Dialect.ANTHROPIC_MESSAGES);
      new Outgoing(channel, guard)
          .whole(
              e.status(),
              new Headers(
                  java.util.List.of(
                      new Headers.Field("content-type", "application/json"),
                      new Headers.Field("connection", "close"))),
              body);
      channel.shutdownOutput();
      drain();
    }
  }

  /// Reads what the client is still sending, for a while: closing at once would take the answer
  /// back before it is read.
  private void drain() throws IOException {
    var scrap = java.nio.ByteBuffer.allocate(64 << 10);
    long left = 2L * GatewayLimits.BODY_BYTES_MAX;
    try (var guard = new Guard(timer, GatewayLimits.REQUEST_MAX, this::shut)) {
      guard.watch();
      for (int read = channel.read(scrap);
          read >= 0 && left > 0;
          read = channel.read(scrap.clear())) {
        left -= read;
      }
    }
  }

  private void join() {
    boolean interrupted = false;
    while (answering.isPresent()) {
      try {
        answering.get().join();
        answering = Optional.empty();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void shut() {
    try {
      channel.close();
    } catch (IOException _) {
      // It is closed for our purposes: nothing more will be read from it.
    }
  }
}

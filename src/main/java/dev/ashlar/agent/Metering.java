package dev.ashlar.agent;

import dev.ashlar.gateway.Allowance;
import dev.ashlar.gateway.Gateway;
import dev.ashlar.gateway.GatewaySettings;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The run's gateway, as agents that Ashlar starts use it: each order gets a `Meter`.
public final class Metering implements AutoCloseable {
  /// No honest client asks more often; one that spins is slowed down to this.
  private static final int REQUESTS_A_MINUTE = 120;

  /// The most requests of one turn: a client without a sense of its own end is ended by it.
  static final int REQUESTS_A_TURN = 300;

  private final Gateway gateway;
  private final Board board;
  private final AtomicLong opened = new AtomicLong();

  private Metering(Gateway gateway, Board board) {
    this.gateway = gateway;
    this.board = board;
  }

  /// Opens the gateway; `talk` is told when a provider goes away or comes back.
  public static Metering open(GatewaySettings settings, Consumer<String> talk) throws IOException {
    var board = new Board(talk);
    return new Metering(Gateway.open(settings, board), board);
  }

  /// A meter that stops the assignment's calls at what is reserved for it.
  public Meter open(Assignment assignment) {
    var name = assignment.key().slug() + "." + opened.incrementAndGet();
    var allowance =
        Allowance.unbounded(name)
            .withRequestsPerMinute(REQUESTS_A_MINUTE)
            .withRequests(REQUESTS_A_TURN);
    if (assignment.reserved().tokens() > 0) {
      allowance = allowance.withTokens(assignment.reserved().tokens());
    }
    if (assignment.reserved().usdMicros() > 0) {
      allowance = allowance.withUsdMicros(assignment.reserved().usdMicros());
    }
    return new Meter(gateway, name, gateway.issue(allowance), board);
  }

  @Override
  public void close() throws IOException {
    gateway.close();
  }
}

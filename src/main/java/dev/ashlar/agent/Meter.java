package dev.ashlar.agent;

import dev.ashlar.gateway.Gateway;
import dev.ashlar.gateway.Spent;
import dev.ashlar.gateway.Stop;
import dev.ashlar.gateway.Tokens;
import dev.ashlar.orchestrator.TokenKinds;
import dev.ashlar.orchestrator.Usage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// One order's way to a model: a token that opens the order's reservation and nothing else. Closing
/// it ends calls under way and tells what all of them cost.
public final class Meter implements AutoCloseable {
  private final Gateway gateway;
  private final String name;
  private final String token;
  private final Board board;
  private Optional<Usage> usage = Optional.empty();

  Meter(Gateway gateway, String name, String token, Board board) {
    this.gateway = gateway;
    this.name = name;
    this.token = token;
    this.board = board;
  }

  /// What a client shows instead of a key.
  public String token() {
    return token;
  }

  /// Where clients with a loopback find every dialect's paths.
  public URI address() {
    return URI.create("http://127.0.0.1:" + gateway.address().getPort());
  }

  /// Where clients without one find it.
  public Optional<Path> socket() {
    return gateway.socket();
  }

  /// Whether a call is under way; the gateway sees to it that none stays silent.
  public boolean isBusy() {
    return gateway.isBusy(token);
  }

  /// Why the gateway told the client to give up, if it did.
  public Optional<Stop> stopped() {
    return board.stopped(name);
  }

  /// What kept the last call from its provider, if it came to nothing for that reason.
  public Optional<String> unavailable() {
    return board.unavailable(name);
  }

  /// How many calls have ended.
  public int calls() {
    return board.calls(name);
  }

  /// Takes the token back; what it cost. Without a price for the model the money is unknown, and
  /// after a reply that did not say, the tokens are.
  public synchronized Usage settle() {
    if (usage.isEmpty()) {
      usage = Optional.of(gateway.revoke(token).map(this::usage).orElse(Usage.UNKNOWN));
      board.forget(name);
    }
    return usage.get();
  }

  private Usage usage(Spent spent) {
    if (spent.unknown() > 0) {
      return Usage.UNKNOWN;
    }
    return new Usage(
        OptionalLong.of(spent.tokens().counted()),
        board.isPriced(name) ? OptionalLong.of(spent.usdMicros()) : OptionalLong.empty(),
        Optional.of(kinds(spent.tokens())));
  }

  private static TokenKinds kinds(Tokens tokens) {
    return new TokenKinds(tokens.input(), tokens.cacheRead(), tokens.cacheWrite(), tokens.output());
  }

  @Override
  public void close() {
    settle();
  }
}

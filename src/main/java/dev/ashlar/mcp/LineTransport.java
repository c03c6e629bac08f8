package dev.ashlar.mcp;

import dev.ashlar.agent.Lines;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// One client on two streams of lines. A line that is no message is answered and passed over, and
/// what is nearly done when the client closes its side is still answered; docs/decisions/0041 says
/// why this is not the library's own transport.
final class LineTransport implements McpServerTransportProvider, McpServerTransport {
  /// More calls at once than a client has use for; reading waits until one of them ends.
  private static final int CALLS_MAX = 16;

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final McpJsonMapper json;
  private final Lines in;
  private final Consumer<String> out;
  private final Semaphore places = new Semaphore(CALLS_MAX);
  private @Nullable McpServerSession session;

  LineTransport(McpJsonMapper json, Lines in, Consumer<String> out) {
    this.json = json;
    this.in = in;
    this.out = out;
  }

  @Override
  public List<String> protocolVersions() {
    return List.of(
        ProtocolVersions.MCP_2024_11_05,
        ProtocolVersions.MCP_2025_03_26,
        ProtocolVersions.MCP_2025_06_18,
        ProtocolVersions.MCP_2025_11_25);
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(this);
  }

  /// Serves until the client closes its side.
  void serve() throws IOException, InterruptedException {
    while (true) {
      switch (in.next()) {
        case Lines.End _ -> {
          var _ = places.tryAcquire(CALLS_MAX, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
          return;
        }
        case Lines.TooLong(var bytesMax) ->
            refuse(-32600, "the message is longer than " + bytesMax + " bytes; send a shorter one");
        case Lines.Text(var text) when text.isBlank() -> {}
        case Lines.Text(var text) -> handle(text);
      }
    }
  }

  private void handle(String line) throws IOException, InterruptedException {
    McpSchema.JSONRPCMessage message;
    try {
      message = McpSchema.deserializeJsonRpcMessage(json, line);
    } catch (IOException | RuntimeException e) {
      refuse(-32700, "the line is no message of JSON-RPC 2.0; one message is one line");
      return;
    }
    places.acquire();
    java.util.Objects.requireNonNull(session)
        .handle(message)
        .doFinally(_ -> places.release())
        .subscribe(_ -> {}, _ -> {});
  }

  private void refuse(int code, String why) throws IOException {
    var text = json.writeValueAsString(why);
    write(
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":"
            + code
            + ",\"message\":"
            + text
            + "}}");
  }

  private synchronized void write(String line) {
    out.accept(line);
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromCallable(() -> json.writeValueAsString(message)).doOnNext(this::write).then();
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return java.util.Objects.requireNonNull(session).sendNotification(method, params);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  @Override
  public void close() {}
}

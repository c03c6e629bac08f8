package dev.ashlar.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A gateway before a scripted provider, real sockets all the way, and clients that talk to it.
final class Rig implements AutoCloseable, GatewayListener {
  static final String KEY = "sk-real-0123456789abcdef";
  static final String MODEL = "claude-sonnet-4-5";

  final ScriptedUpstream upstream;
  final Gateway gateway;
  final List<String> notices = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<CallReport> reports = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Rig(String script, UnaryOperator<GatewaySettings> settings) throws IOException {
    upstream = ScriptedUpstream.open(ModelScript.parse(script));
    gateway = Gateway.open(settings.apply(before(upstream.address())), this);
  }

  static Rig of(String script) throws IOException {
    return new Rig(script, settings -> settings);
  }

  static Rig of(String script, UnaryOperator<GatewaySettings> settings) throws IOException {
    return new Rig(script, settings);
  }

  static GatewaySettings before(URI address) {
    Map<Dialect, Upstream> upstreams = new EnumMap<>(Dialect.class);
    var key = new Secret(KEY);
    for (var dialect : Dialect.values()) {
      upstreams.put(dialect, Upstream.of(dialect, address, key));
    }
    return GatewaySettings.of(upstreams);
  }

  String token() {
    return gateway.issue(Allowance.unbounded("lexer/1"));
  }

  HttpResponse<String> ask(Dialect dialect, String token, boolean stream) throws Exception {
    return ask(dialect, token, stream, agent(dialect));
  }

  HttpResponse<String> ask(Dialect dialect, String token, boolean stream, String agent)
      throws Exception {
    return send(request(dialect, token, stream).header("user-agent", agent).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  HttpRequest.Builder request(Dialect dialect, String token, boolean stream) {
    var request =
        HttpRequest.newBuilder(at(path(dialect, stream)))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(dialect, stream)));
    return switch (dialect) {
      case ANTHROPIC_MESSAGES ->
          request.header("x-api-key", token).header("anthropic-version", "2023-06-01");
      case OPENAI_RESPONSES, OPENAI_CHAT -> request.header("authorization", "Bearer " + token);
      case GEMINI -> request.header("x-goog-api-key", token);
    };
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + gateway.address().getPort() + path);
  }

  static String path(Dialect dialect, boolean stream) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> "/run/lexer-1/v1/messages?beta=true";
      case OPENAI_RESPONSES -> "/run/lexer-1/v1/responses";
      case OPENAI_CHAT -> "/v1/chat/completions";
      case GEMINI ->
          "/v1beta/models/"
              + MODEL
              + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
    };
  }

  static String body(Dialect dialect, boolean stream) {
    var head = "{\"model\":\"" + MODEL + "\",\"stream\":" + stream + ",";
    return switch (dialect) {
      case ANTHROPIC_MESSAGES ->
          head + "\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"go\"}]}";
      case OPENAI_RESPONSES ->
          head + "\"max_output_tokens\":100,\"input\":[{\"role\":\"user\",\"content\":\"go\"}]}";
      case OPENAI_CHAT ->
          head + "\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"go\"}]}";
      case GEMINI ->
          "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"go\"}]}],"
              + "\"generationConfig\":{\"maxOutputTokens\":100}}";
    };
  }

  /// A streamed request as it goes over the wire, with one more line in its head.
  static String raw(String token, String field) {
    var body = body(Dialect.ANTHROPIC_MESSAGES, true);
    return String.join(
        "\r\n",
        "POST /v1/messages HTTP/1.1",
        "host: gateway",
        "user-agent: claude-cli/2.1.330",
        "x-api-key: " + token,
        field,
        "content-length: " + body.length(),
        "",
        body);
  }

  /// Opens a connection and writes `request`, as a client that is no library would.
  Socket raw(String request) throws IOException {
    var socket = new Socket(gateway.address().getAddress(), gateway.address().getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  /// What comes on a new connection until it ends.
  String answer(String request) throws IOException {
    try (var socket = raw(request)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String agent(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> "claude-cli/2.1.330 (external, sdk-cli)";
      case OPENAI_RESPONSES -> "codex_exec/0.169.0";
      case OPENAI_CHAT -> "opencode/1.18.33 ai-sdk/openai-compatible";
      case GEMINI -> "GeminiCLI/0.61.0";
    };
  }

  /// The report of the next call that ends.
  CallReport report() throws InterruptedException {
    var report = reports.poll(60, TimeUnit.SECONDS);
    if (report == null) {
      throw new AssertionError("no call has ended for a minute");
    }
    return report;
  }

  @Override
  public void ended(CallReport report) {
    reports.add(report);
  }

  @Override
  public void unavailable(String provider, Instant until, String why) {
    notices.add(provider + " " + why);
  }

  @Override
  public void available(String provider) {
    notices.add(provider + " is back");
  }

  @Override
  public void fault(String name, RuntimeException fault) {
    throw new AssertionError("the gateway failed for " + name, fault);
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    gateway.close();
    upstream.close();
  }

  /// A clock on which waiting takes no time; every wait is noted.
  static final class Skipping implements Clockwork {
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized void pause(Duration time) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      pauses.add(time);
      now = now.plus(time);
    }

    @Override
    public double chance() {
      return 0;
    }

    synchronized Duration waited() {
      return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
  }
}

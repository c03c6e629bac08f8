package dev.ashlar.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Plays a provider on loopback, in every dialect, after a `ModelScript`: for the demo, for tests,
/// and for whoever wants to see an agent work without a key.
public final class ScriptedUpstream implements AutoCloseable {
  private static final int REQUESTS_KEPT_MAX = 10_000;

  private final ModelScript script;
  private final ScheduledThreadPoolExecutor timer = Gateway.timer();
  private final Door door;
  private final Map<ModelScript.Act, AtomicInteger> played = new ConcurrentHashMap<>();
  private final List<Heard> heard = new ArrayList<>();
  private final AtomicInteger left = new AtomicInteger();

  /// A request as it arrived here.
  public record Heard(String target, Map<String, String> headers, String body) {
    public Heard {
      headers = Map.copyOf(headers);
    }
  }

  private ScriptedUpstream(ModelScript script) throws IOException {
    this.script = script;
    this.door = Door.open(Optional.empty(), timer, this::play);
  }

  public static ScriptedUpstream open(ModelScript script) throws IOException {
    return new ScriptedUpstream(script);
  }

  /// Where it is, as the base address of a provider.
  public URI address() {
    return URI.create("http://127.0.0.1:" + door.address().getPort());
  }

  /// What was asked so far.
  public List<Heard> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /// How many callers left before their reply was whole.
  public int left() {
    return left.get();
  }

  private void play(Exchange exchange) throws IOException {
    var route = Route.of(exchange.request().target());
    note(exchange.request());
    if (route.isEmpty()) {
      exchange.answer().whole(404, Reception.JSON_HEAD, "{}".getBytes(StandardCharsets.US_ASCII));
      return;
    }
    var body = new String(exchange.request().body(), StandardCharsets.UTF_8);
    var request = parsed(body);
    var act = act(Performance.turns(route.get().dialect(), request), body).filled(body);
    try {
      exchange.breakable(() -> perform(exchange, route.get(), request, act));
    } catch (InterruptedException _) {
      left.incrementAndGet();
    } catch (IOException e) {
      left.incrementAndGet();
      throw e;
    }
  }

  private void note(Incoming request) {
    Map<String, String> headers = new java.util.TreeMap<>();
    request.headers().fields().forEach(field -> headers.put(field.name(), field.value()));
    synchronized (heard) {
      if (heard.size() < REQUESTS_KEPT_MAX) {
        heard.add(
            new Heard(
                request.target(), headers, new String(request.body(), StandardCharsets.UTF_8)));
      }
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return Performance.JSON.readTree(body);
    } catch (JacksonException _) {
      return Performance.object();
    }
  }

  private ModelScript.Act act(int turns, String body) {
    var fitting = script.acts().stream().filter(act -> act.fits(turns, body)).toList();
    for (var act : fitting) {
      if (played.computeIfAbsent(act, _ -> new AtomicInteger()).incrementAndGet() <= act.times()) {
        return act;
      }
    }
    return fitting.isEmpty() ? script.acts().getLast() : fitting.getLast();
  }

  private void perform(Exchange exchange, Route route, JsonNode request, ModelScript.Act act)
      throws IOException, InterruptedException {
    var answer = exchange.answer();
    if (act.hang().orElse(0) < 0) {
      untilLeft();
    }
    if (act.raw().isPresent()) {
      answer.whole(act.status(), Headers.of("content-type", act.type()), utf8(act.raw().get()));
      return;
    }
    if (act.status() >= 400) {
      var refusal = new Refusal(act.status(), "scripted", act.message());
      answer.whole(act.status(), errorHead(act), refusal.body(route.dialect()));
      return;
    }
    var model = route.model().orElseGet(() -> request.path("model").asString("scripted"));
    var text = act.echo() ? act.reply() + exchange.request().headers().fields() : act.reply();
    var turn = Performance.turns(route.dialect(), request);
    var performance =
        Performance.of(route.dialect(), new Performance.Reply(model, text, act, turn));
    if (route.purpose() == Route.Purpose.COUNT) {
      answer.whole(200, Reception.JSON_HEAD, utf8("{\"input_tokens\":7,\"totalTokens\":7}"));
    } else if (route.streams() || request.path("stream").asBoolean(false)) {
      stream(answer, performance.events(), act);
    } else {
      whole(answer, Performance.JSON.writeValueAsBytes(performance.whole()), act);
    }
  }

  private static Headers errorHead(ModelScript.Act act) {
    List<Headers.Field> fields = new ArrayList<>(Reception.JSON_HEAD.fields());
    act.retryAfter().ifPresent(value -> fields.add(new Headers.Field("retry-after", value)));
    return new Headers(fields);
  }

  private static void stream(Outgoing answer, List<String> events, ModelScript.Act act)
      throws IOException, InterruptedException {
    answer.begin(200, Headers.of("content-type", "text/event-stream"), OptionalLong.empty());
    for (int number = 0; number < events.size(); number++) {
      if (act.cut().orElse(-1) == number) {
        answer.cut();
        return;
      }
      if (act.hang().orElse(-1) == number) {
        untilLeft();
      }
      if (act.drip().isPositive()) {
        Thread.sleep(act.drip());
      }
      answer.write(utf8(events.get(number)));
    }
    answer.end();
  }

  /// An unstreamed reply is cut, or falls silent, in its middle.
  private static void whole(Outgoing answer, byte[] body, ModelScript.Act act)
      throws IOException, InterruptedException {
    if (act.cut().isEmpty() && act.hang().isEmpty()) {
      Thread.sleep(act.drip());
      answer.whole(200, Reception.JSON_HEAD, body);
      return;
    }
    answer.begin(200, Reception.JSON_HEAD, OptionalLong.of(body.length));
    answer.write(java.util.Arrays.copyOf(body, body.length / 2));
    if (act.hang().isPresent()) {
      untilLeft();
    }
    answer.cut();
  }

  /// Waits for the interrupt that comes when the caller leaves.
  private static void untilLeft() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    door.close();
    timer.shutdownNow();
  }
}

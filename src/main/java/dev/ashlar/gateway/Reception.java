package dev.ashlar.gateway;

import dev.ashlar.gateway.Gateway.Office;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a request is looked at before anything is done for it: who asks, for what, of whom.
final class Reception {
  private final Office office;
  private final Exchange exchange;
  private final Incoming request;

  Reception(Office office, Exchange exchange) {
    this.office = office;
    this.exchange = exchange;
    this.request = exchange.request();
  }

  void serve() throws IOException {
    String name = "";
    try {
      var lease = office.lease(token());
      name = lease.map(one -> one.allowance().name()).orElse("");
      if (lease.isEmpty()) {
        answer(dialect(), Refusal.stop(client(dialect()), new Stop.NoToken()));
      } else {
        route(lease.get());
      }
    } catch (RuntimeException e) {
      office.listener().fault(name, e);
      if (!exchange.answer().begun()) {
        answer(dialect(), Refusal.of(500, "gateway_fault", "it failed; this is a bug of its own"));
      }
    }
  }

  private void route(Lease lease) throws IOException {
    var route =
        request.method().equals("POST") ? Route.of(request.target()) : Optional.<Route>empty();
    if (route.isEmpty()) {
      answer(
          dialect(),
          Refusal.of(
              404,
              "unknown_path",
              "there is nothing at this path; messages, responses,"
                  + " chat/completions and generateContent are"));
      return;
    }
    var dialect = route.get().dialect();
    var provider = Optional.ofNullable(office.providers().get(dialect));
    if (provider.isEmpty()) {
      answer(dialect, Refusal.of(404, "no_provider", "no provider is set up for this dialect"));
      return;
    }
    var ask = Ask.read(route.get(), request.body());
    if (ask.isEmpty()) {
      answer(
          dialect, Refusal.of(400, "invalid_request", "the body is no request: it names no model"));
      return;
    }
    new Call(office, exchange, lease, provider.get(), route.get(), ask.get(), client(dialect))
        .run();
  }

  private void answer(Dialect dialect, Refusal refusal) throws IOException {
    exchange.answer().whole(refusal.status(), JSON_HEAD, refusal.body(dialect));
  }

  static final Headers JSON_HEAD = Headers.of("content-type", "application/json");

  /// The dialect of a request whose path does not say it.
  private Dialect dialect() {
    return Route.of(request.target())
        .map(Route::dialect)
        .orElseGet(() ->
            request.headers().first("x-goog-api-key").isPresent()
                ? Dialect.GEMINI
                : request.headers().first("anthropic-version").isPresent()
                    ? Dialect.ANTHROPIC_MESSAGES
                    : Dialect.OPENAI_CHAT);
  }

  private Client client(Dialect dialect) {
    return Client.of(dialect, request.headers().first("user-agent").orElse(""));
  }

  /// The token, wherever the client's dialect has its key. A request with two different ones has
  /// none.
  private String token() {
    var headers = request.headers();
    var found =
        java.util.stream.Stream.of(
                headers.first("x-api-key"),
                headers.first("x-goog-api-key"),
                headers.first("authorization").map(Reception::withoutScheme),
                parameter("key"))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return found.size() == 1 ? found.getFirst() : "";
  }

  private static String withoutScheme(String value) {
    return value.regionMatches(true, 0, "Bearer ", 0, 7) ? value.substring(7).strip() : value;
  }

  private Optional<String> parameter(String name) {
    int mark = request.target().indexOf('?');
    return mark < 0
        ? Optional.empty()
        : List.of(request.target().substring(mark + 1).split("&")).stream()
            .filter(one -> one.startsWith(name + "="))
            .map(one -> one.substring(name.length() + 1))
            .findFirst();
  }

  /// What `ask` may cost at most, or empty if nobody knows.
  static OptionalLong expectedUsdMicros(Office office, Route route, Ask ask) {
    if (route.purpose() == Route.Purpose.COUNT) {
      return OptionalLong.of(0);
    }
    return office
        .settings()
        .prices()
        .of(ask.model())
        .map(price -> OptionalLong.of(price.usdMicrosAtMost(ask.expected())))
        .orElseGet(OptionalLong::empty);
  }
}

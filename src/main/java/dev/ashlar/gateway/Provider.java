package dev.ashlar.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A provider as all calls of this gateway share it: its address, its key, and whether it is being
/// asked.
final class Provider {
  /// What a client may say to a provider. Nothing else of a request's head gets there: no
  /// credential, no cookie, no proxy's note, no wish for a compressed answer that nobody could
  /// meter.
  private static final Set<String> FORWARDED =
      Set.of(
          "accept",
          "content-type",
          "user-agent",
          "openai-beta",
          "originator",
          "session_id",
          "x-app");

  private static final List<String> FORWARDED_PREFIXES =
      List.of("anthropic-", "x-stainless-", "x-claude-code-", "x-goog-api-client");

  private final Upstream upstream;
  private final HttpClient http;
  private Breaker breaker = Breaker.CLOSED;

  Provider(Upstream upstream, HttpClient http) {
    this.upstream = upstream;
    this.http = http;
  }

  String name() {
    return upstream.base().getHost();
  }

  Secret key() {
    return upstream.key();
  }

  /// Sends a request; an interrupt closes its connection.
  HttpResponse<InputStream> send(Route route, Ask ask, Headers headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(upstream.at(route.path()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(ask.body()));
    for (var field : headers.fields()) {
      if (isForwarded(field.name()) && !field.value().isEmpty()) {
        request.header(field.name(), field.value());
      }
    }
    request.header("accept-encoding", "identity");
    var key = upstream.keyField();
    request.setHeader(key.name(), key.value());
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static boolean isForwarded(String name) {
    return FORWARDED.contains(name) || FORWARDED_PREFIXES.stream().anyMatch(name::startsWith);
  }

  synchronized Breaker.Passage pass(Instant now) {
    var passage = breaker.pass(now);
    if (passage instanceof Breaker.Passage.Open(Breaker after, boolean _)) {
      breaker = after;
    }
    return passage;
  }

  /// Whether nobody may ask yet.
  synchronized boolean isShut(Instant now) {
    return breaker.isShut(now);
  }

  /// Notes an answer; true if the provider is back after it was not asked any more.
  synchronized boolean succeeded() {
    boolean back = breaker.failures() > 0 && !breaker.opens().equals(Instant.EPOCH);
    breaker = breaker.succeeded();
    return back;
  }

  synchronized void abandoned() {
    breaker = breaker.abandoned();
  }

  /// Notes a refusal, and says until when nobody asks, if it is so.
  synchronized Optional<Instant> refused(Instant now, Optional<Instant> until, double chance) {
    breaker = breaker.refused(now, until, chance);
    return Optional.of(breaker.opens()).filter(now::isBefore);
  }
}

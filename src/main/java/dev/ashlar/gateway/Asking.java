package dev.ashlar.gateway;

import dev.ashlar.gateway.Gateway.Office;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asking a provider until it answers: what it refuses because it is overloaded is asked again,
/// within the call's hold and no more often than its breaker allows.
final class Asking {
  private final Office office;
  private final Provider provider;
  private final Exchange exchange;
  private final Hold hold;
  private int tries;
  private boolean mayCost;

  /// The provider's answer: its status and head, and its body, which is still on its way unless it
  /// is an error.
  record Heard(HttpResponse<InputStream> response, InputStream body) {
    int status() {
      return response.statusCode();
    }
  }

  Asking(Office office, Provider provider, Exchange exchange, Hold hold) {
    this.office = office;
    this.provider = provider;
    this.exchange = exchange;
    this.hold = hold;
  }

  int tries() {
    return tries;
  }

  /// Whether the provider may have done work that it takes money for.
  boolean mayCost() {
    return mayCost;
  }

  /// The answer, or empty if the provider stayed away for as long as the call may be held.
  Optional<Heard> ask(Route route, Ask ask, Headers headers)
      throws IOException, InterruptedException {
    var clockwork = office.settings().clockwork();
    while (true) {
      switch (provider.pass(clockwork.now())) {
        case Breaker.Passage.Shut(var at) -> {
          if (!hold.until(at)) {
            return Optional.empty();
          }
        }
        case Breaker.Passage.Open(var _, boolean trial) -> {
          var heard = attempt(route, ask, headers, trial);
          if (heard.isPresent()) {
            return heard;
          }
          if (!provider.isShut(clockwork.now())
              && !hold.during(Breaker.backoff(tries, clockwork.chance()))) {
            return Optional.empty();
          }
        }
      }
    }
  }

  private Optional<Heard> attempt(Route route, Ask ask, Headers headers, boolean trial)
      throws IOException, InterruptedException {
    tries++;
    mayCost = true;
    boolean judged = false;
    try (var guard = guard()) {
      guard.watch();
      var response = provider.send(route, ask, headers);
      judged = true;
      return judge(response);
    } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException _) {
      mayCost = false;
      judged = true;
      refused(Optional.empty(), "cannot be reached");
      return Optional.empty();
    } finally {
      if (trial && !judged) {
        provider.abandoned();
      }
    }
  }

  private Guard guard() {
    return new Guard(
        office.timer(), office.settings().silenceMax(), () -> exchange.breakOff(Ending.SILENT));
  }

  private Optional<Heard> judge(HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() < 400) {
      succeeded();
      return Optional.of(new Heard(response, response.body()));
    }
    mayCost = false;
    byte[] body;
    try (var in = response.body()) {
      body = in.readNBytes(GatewayLimits.ERROR_BYTES_MAX);
    }
    var overload =
        Overload.of(
            response.statusCode(),
            name -> response.headers().firstValue(name),
            new String(body, StandardCharsets.UTF_8),
            office.settings().clockwork().now());
    if (overload.isPresent()) {
      refused(overload.get().until(), "answers " + response.statusCode());
      return Optional.empty();
    }
    succeeded();
    return Optional.of(new Heard(response, new ByteArrayInputStream(body)));
  }

  private void succeeded() {
    if (provider.succeeded()) {
      tell(() -> office.listener().available(provider.name()));
    }
  }

  private void refused(Optional<java.time.Instant> until, String why) {
    var clockwork = office.settings().clockwork();
    provider
        .refused(clockwork.now(), until, clockwork.chance())
        .ifPresent(at -> tell(() -> office.listener().unavailable(provider.name(), at, why)));
  }

  /// Listeners write files, which an interrupt of this thread would close: another one tells them.
  private void tell(Runnable message) {
    if (!office.timer().isShutdown()) {
      office.timer().execute(message);
    }
  }
}

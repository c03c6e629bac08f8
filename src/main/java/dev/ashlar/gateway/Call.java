package dev.ashlar.gateway;

import dev.ashlar.gateway.Gateway.Office;
import dev.ashlar.gateway.Purse.Admission;
import dev.ashlar.gateway.Purse.Amount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// One request's way through the gateway: paid for in advance, sent, passed on, settled, reported.
///
/// What happens while it waits for others can be broken off at any time. What it cost is settled
/// and reported in any case, and before the client has the end of its reply.
final class Call {
  private final Office office;
  private final Exchange exchange;
  private final Lease lease;
  private final Provider provider;
  private final Route route;
  private final Ask ask;
  private final Client client;
  private final Clockwork clockwork;
  private final Instant began;
  private final Hold hold;
  private final Asking asking;
  private final Relay relay;

  private Optional<Amount> aside = Optional.empty();
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<Stop> stop = Optional.empty();
  private Ending ending = Ending.CUT;
  private int status;

  Call(
      Office office,
      Exchange exchange,
      Lease lease,
      Provider provider,
      Route route,
      Ask ask,
      Client client) {
    this.office = office;
    this.exchange = exchange;
    this.lease = lease;
    this.provider = provider;
    this.route = route;
    this.ask = ask;
    this.client = client;
    this.clockwork = office.settings().clockwork();
    this.began = clockwork.now();
    this.hold = new Hold(clockwork, office.settings().holdMax());
    this.asking = new Asking(office, provider, exchange, hold);
    this.relay = new Relay(exchange, provider.key(), route.dialect(), clockwork);
  }

  void run() throws IOException {
    var alarm = alarm();
    Optional<IOException> trouble = Optional.empty();
    try {
      exchange.breakable(this::converse);
    } catch (InterruptedException _) {
      ending = Ending.CANCELLED;
    } catch (IOException e) {
      trouble = Optional.of(e);
    } finally {
      alarm.ifPresent(one -> one.cancel(false));
      exchange.broken().ifPresent(this::brokenOff);
      report();
    }
    answer(trouble);
  }

  private void converse() throws IOException, InterruptedException {
    if (!admitted()) {
      return;
    }
    var heard = asking.ask(route, ask, exchange.request().headers());
    if (heard.isEmpty()) {
      later(provider.name() + " is overloaded or cannot be reached; come again");
      return;
    }
    status = heard.get().status();
    try (var body = heard.get().body();
        var silence =
            new Guard(
                office.timer(),
                office.settings().silenceMax(),
                () -> exchange.breakOff(Ending.SILENT))) {
      relay.pass(heard.get().response(), body, silence);
    }
    ending = status < 400 ? relay.ending() : Ending.FAILED;
  }

  /// Waits until the purse lets the call begin; false if it never will.
  private boolean admitted() throws InterruptedException {
    var expected = route.purpose() == Route.Purpose.COUNT ? Tokens.NONE : ask.expected();
    var usdMicros = Reception.expectedUsdMicros(office, route, ask);
    while (true) {
      switch (lease.admit(exchange, clockwork.now(), ask.model(), expected, usdMicros)) {
        case Admission.Granted(Purse _, Amount reserved) -> {
          aside = Optional.of(reserved);
          return true;
        }
        case Admission.Stopped(Stop why) -> {
          stopped(why);
          return false;
        }
        case Admission.TooSoon(Instant at) -> {
          if (!hold.until(at)) {
            later("more requests a minute than are allowed");
            return false;
          }
        }
        case Admission.Crowded() -> {
          if (!awaitRoom()) {
            later("all that is left of the budget is set aside for calls under way");
            return false;
          }
        }
      }
    }
  }

  private boolean awaitRoom() throws InterruptedException {
    long before = System.nanoTime();
    lease.awaitRoom(hold.left());
    hold.add(Duration.ofNanos(System.nanoTime() - before));
    return !hold.left().isNegative();
  }

  private void stopped(Stop why) {
    stop = Optional.of(why);
    ending = Ending.REFUSED;
    refusal = Optional.of(Refusal.stop(client, why));
  }

  private void later(String why) {
    ending = Ending.UNAVAILABLE;
    refusal = Optional.of(Refusal.later(client, why));
  }

  private void brokenOff(Ending why) {
    ending = why == Ending.CANCELLED && relay.saidAll() ? Ending.COMPLETE : why;
    switch (why) {
      case SILENT ->
          refusal = Optional.of(Refusal.later(client, provider.name() + " says nothing"));
      case STOPPED -> {
        stop = lease.stop(clockwork.now());
        refusal = stop.map(one -> Refusal.stop(client, one));
      }
      case COMPLETE, CUT, CANCELLED, REFUSED, UNAVAILABLE, FAILED -> {}
    }
  }

  /// Ends the call when the token's time is over.
  private Optional<ScheduledFuture<?>> alarm() {
    return lease
        .allowance()
        .until()
        .map(end -> Math.max(0, Duration.between(clockwork.now(), end).toMillis() + 1))
        .map(millis ->
            office
                .timer()
                .schedule(() -> exchange.breakOff(Ending.STOPPED), millis, TimeUnit.MILLISECONDS));
  }

  private void report() {
    var reading = reading();
    var price = office.settings().prices().of(ask.model());
    OptionalLong certain =
        price.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(price.get().usdMicros(reading.certain()));
    var spent = settled(reading, certain);
    boolean gone = exchange.broken().equals(Optional.of(Ending.CANCELLED));
    var report =
        new CallReport(
            lease.allowance().name(),
            route.dialect(),
            ask.model(),
            began,
            Duration.between(began, clockwork.now()),
            hold.held(),
            relay.firstByte().map(at -> Duration.between(began, at)),
            asking.tries(),
            exchange.answer().begun()
                ? status
                : gone ? 0 : refusal.map(Refusal::status).orElse(502),
            ending,
            reading,
            reading instanceof Reading.Known ? certain : OptionalLong.empty(),
            stop,
            spent);
    office.trace().record(report, provider.key(), ask.body(), relay.kept());
    office.listener().ended(report);
  }

  private Reading reading() {
    return asking.mayCost() && route.purpose() == Route.Purpose.GENERATE
        ? relay.reading()
        : new Reading.Known(Tokens.NONE);
  }

  private Spent settled(Reading reading, OptionalLong usdMicros) {
    if (aside.isEmpty()) {
      return lease.spent();
    }
    return asking.mayCost()
        ? lease.settle(exchange, aside.get(), reading, usdMicros)
        : lease.release(exchange, aside.get());
  }

  /// Ends the answer if it came whole, and says what went wrong if nothing was said yet.
  private void answer(Optional<IOException> trouble) throws IOException {
    if (relay.ended()) {
      relay.finish();
      return;
    }
    if (exchange.answer().begun() || exchange.broken().equals(Optional.of(Ending.CANCELLED))) {
      exchange.answer().cut();
      return;
    }
    var said =
        refusal.orElseGet(() ->
            Refusal.of(
                502,
                "provider_failed",
                provider.name()
                    + " broke off before it answered"
                    + trouble.map(_ -> "").orElse(", and nothing says why")));
    exchange.answer().whole(said.status(), Reception.JSON_HEAD, said.body(route.dialect()));
  }
}

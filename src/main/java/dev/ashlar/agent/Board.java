package dev.ashlar.agent;

import dev.ashlar.gateway.CallReport;
import dev.ashlar.gateway.Ending;
import dev.ashlar.gateway.GatewayListener;
import dev.ashlar.gateway.Stop;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What the gateway told about each token's calls, by the token's name.
final class Board implements GatewayListener {
  private final Consumer<String> talk;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /// @param unpriced whether a call's cost was not known
  private record Entry(
      int calls, boolean unpriced, Optional<Stop> stop, Optional<String> unavailable) {
    static final Entry EMPTY = new Entry(0, false, Optional.empty(), Optional.empty());

    Entry after(CallReport report) {
      var why =
          report.ending() == Ending.UNAVAILABLE
              ? Optional.of(
                  "the provider of " + report.model() + " stayed unavailable for " + report.held())
              : Optional.<String>empty();
      var paid = report.ending() != Ending.REFUSED && report.ending() != Ending.UNAVAILABLE;
      return new Entry(
          calls + 1,
          unpriced || (paid && report.usdMicros().isEmpty()),
          report.stop().or(() -> stop),
          why);
    }
  }

  Board(Consumer<String> talk) {
    this.talk = talk;
  }

  int calls(String name) {
    return entry(name).calls();
  }

  boolean isPriced(String name) {
    return !entry(name).unpriced();
  }

  Optional<Stop> stopped(String name) {
    return entry(name).stop();
  }

  Optional<String> unavailable(String name) {
    return entry(name).unavailable();
  }

  void forget(String name) {
    entries.remove(name);
  }

  private Entry entry(String name) {
    return entries.getOrDefault(name, Entry.EMPTY);
  }

  @Override
  public void ended(CallReport report) {
    entries.compute(report.name(), (_, seen) -> (seen == null ? Entry.EMPTY : seen).after(report));
  }

  @Override
  public void unavailable(String provider, Instant until, String why) {
    talk.accept(provider + " is not asked before " + until + ": " + why);
  }

  @Override
  public void available(String provider) {
    talk.accept(provider + " answers again");
  }

  @Override
  public void fault(String name, RuntimeException fault) {
    talk.accept("the gateway failed on a call of " + name + ": " + fault);
  }
}

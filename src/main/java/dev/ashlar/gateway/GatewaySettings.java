package dev.ashlar.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a gateway is opened with.
///
/// @param socket where a Unix socket is to be, for agents without a network
/// @param trace the file that keeps a bounded record of calls
/// @param holdMax how long a call waits in all for its provider; clients give up at five minutes
/// @param silenceMax how long a provider may say nothing
public record GatewaySettings(
    Map<Dialect, Upstream> upstreams,
    PriceTable prices,
    Optional<Path> socket,
    Optional<Path> trace,
    Duration holdMax,
    Duration silenceMax,
    Clockwork clockwork) {
  public GatewaySettings {
    upstreams = Map.copyOf(upstreams);
    if (holdMax.compareTo(Duration.ofMinutes(5)) >= 0) {
      throw new IllegalArgumentException(
          "a hold is shorter than five minutes, at which clients give up");
    }
  }

  /// These providers, at the prices that came with the program, with the usual limits.
  public static GatewaySettings of(Map<Dialect, Upstream> upstreams) {
    return new GatewaySettings(
        upstreams,
        PriceTable.shipped(),
        Optional.empty(),
        Optional.empty(),
        GatewayLimits.HOLD_MAX,
        GatewayLimits.SILENCE_MAX,
        Clockwork.real());
  }

  public GatewaySettings withPrices(PriceTable table) {
    return new GatewaySettings(upstreams, table, socket, trace, holdMax, silenceMax, clockwork);
  }

  public GatewaySettings withSocket(Path path) {
    return new GatewaySettings(
        upstreams, prices, Optional.of(path), trace, holdMax, silenceMax, clockwork);
  }

  public GatewaySettings withTrace(Path path) {
    return new GatewaySettings(
        upstreams, prices, socket, Optional.of(path), holdMax, silenceMax, clockwork);
  }

  public GatewaySettings withHoldMax(Duration most) {
    return new GatewaySettings(upstreams, prices, socket, trace, most, silenceMax, clockwork);
  }

  public GatewaySettings withSilenceMax(Duration most) {
    return new GatewaySettings(upstreams, prices, socket, trace, holdMax, most, clockwork);
  }

  public GatewaySettings withClockwork(Clockwork other) {
    return new GatewaySettings(upstreams, prices, socket, trace, holdMax, silenceMax, other);
  }
}

package dev.ashlar.gateway;

import java.time.Duration;

/// A limit on everything that a client or a provider could make large or long.
final class GatewayLimits {
  /// As much as the largest provider takes.
  static final int BODY_BYTES_MAX = 32 << 20;

  static final int HEAD_BYTES_MAX = 64 << 10;
  static final int HEADERS_MAX = 100;
  static final int CONNECTIONS_MAX = 512;

  /// Error bodies are read to the end before anything is decided about them.
  static final int ERROR_BYTES_MAX = 256 << 10;

  /// How long a client may take to send one request.
  static final Duration REQUEST_MAX = Duration.ofSeconds(60);

  /// How long an idle connection is kept.
  static final Duration IDLE_MAX = Duration.ofMinutes(5);

  /// How long a request is held in all while its provider is overloaded: clients give up at five
  /// minutes.
  static final Duration HOLD_MAX = Duration.ofMinutes(4);

  /// A provider that is down for long is asked once in this time.
  static final Duration PROBE_EVERY = Duration.ofMinutes(1);

  /// The longest that a provider's own word about its return is believed.
  static final Duration PAUSE_MAX = Duration.ofHours(6);

  /// How long a provider may say nothing, before the first byte or between two.
  static final Duration SILENCE_MAX = Duration.ofMinutes(5);

  static final Duration CONNECT_MAX = Duration.ofSeconds(20);

  /// What a reply is expected to have at most when its request does not say.
  static final long OUTPUT_DEFAULT = 8_192;

  /// The largest part of a body that a trace keeps.
  static final int TRACE_BODY_BYTES = 16 << 10;

  private GatewayLimits() {}
}

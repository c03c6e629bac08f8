package dev.ashlar.gateway;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A provider's "not now": it did no work and took no money, and may have said when to come again.
record Overload(int status, Optional<Instant> until) {
  private static final Set<Integer> STATUSES = Set.of(429, 503, 529);

  /// What the answer of a provider means, or empty if it is no overload. Money that is gone and
  /// quotas that no waiting brings back are none, though they come with the same status.
  static Optional<Overload> of(
      int status, Function<String, Optional<String>> header, String body, Instant now) {
    if (!STATUSES.contains(status) || body.contains("insufficient_quota")) {
      return Optional.empty();
    }
    Optional<Instant> until =
        header
            .apply("retry-after-ms")
            .flatMap(text -> millis(text, now))
            .or(() -> header.apply("retry-after").flatMap(text -> retryAfter(text, now)))
            .or(() -> ResetText.in(body, now));
    return Optional.of(new Overload(status, until.map(at -> bounded(at, now))));
  }

  private static Instant bounded(Instant at, Instant now) {
    Instant latest = now.plus(GatewayLimits.PAUSE_MAX);
    return at.isAfter(latest) ? latest : at.isBefore(now) ? now : at;
  }

  private static Optional<Instant> millis(String text, Instant now) {
    return text.matches("\\d{1,12}")
        ? Optional.of(now.plusMillis(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Instant> retryAfter(String text, Instant now) {
    if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.of(now.plus(seconds(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000));
  }
}

package dev.ashlar.gateway;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a provider's limit ends, read from the sentences in which providers say so.
///
/// Understood are "limit … resets at 3pm (Europe/Berlin)", "resets 2026-11-23T18:00:00Z", "usage
/// limit reached|1763928000", "try again in 6m0s", "retry after 20 seconds" and Gemini's
/// `"retryDelay": "34s"`. A time of day without a zone is taken as UTC, and means the next one.
final class ResetText {
  private static final Pattern EPOCH =
      Pattern.compile("(?:limit reached|resets?(?: at)?)\\s*[|:]?\\s*(1\\d{9})\\b");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(?:resets?|until|again|after|available)(?: at| on|:)?\\s*"
              + "(\\d{4}-\\d\\d-\\d\\dt\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:z|[+-]\\d\\d:?\\d\\d))");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?:resets?|again|available)(?: at)?\\s+(\\d{1,2})(?::(\\d\\d))?\\s*([ap]m)?"
              + "(?:\\s*\\(?(utc|gmt|[a-z]+/[a-z_]+)\\)?)?(?![\\w:.-])");
  private static final String AMOUNT =
      "\\d{1,9}(?:\\.\\d{1,9})?\\s*"
          + "(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?![a-z])";
  private static final Pattern DELAY =
      Pattern.compile(
          "(?:again|retry|resets?|retrydelay|available|wait)\\W{1,5}(?:(?:in|after|for|about) )*"
              + ("(" + AMOUNT + "(?:[\\s,]*(?:and )?" + AMOUNT + ")*)"));
  private static final Pattern PART =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|milli|s|m|h|d)");

  /// As much of a text as is looked at: providers say it at the start.
  private static final int CHARS_MAX = 4_000;

  private ResetText() {}

  /// When the limit that `text` speaks of ends, if it says so.
  static Optional<Instant> in(String text, Instant now) {
    String words = text.substring(0, Math.min(text.length(), CHARS_MAX)).toLowerCase(Locale.ROOT);
    return first(
        List.of(
            () -> find(EPOCH, words, found -> epoch(found.group(1))),
            () -> find(TIMESTAMP, words, found -> timestamp(found.group(1))),
            () -> find(DELAY, words, found -> Optional.of(now.plus(duration(found.group(1))))),
            () -> find(CLOCK, words, found -> clock(found, now))));
  }

  /// A duration such as `6m0s`, `1.5s`, `20 seconds`; nothing where there is none.
  static Duration duration(String text) {
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      long unit =
          switch (parts.group(2)) {
            case "ms", "milli" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
          };
      sum =
          sum.plusMillis(
              new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)).longValue());
    }
    return sum;
  }

  private interface Attempt {
    Optional<Instant> get();
  }

  private static Optional<Instant> first(List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      Optional<Instant> found = attempt.get();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> find(
      Pattern pattern, String words, Function<MatchResult, Optional<Instant>> read) {
    Matcher matcher = pattern.matcher(words);
    try {
      return matcher.find() ? read.apply(matcher) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> epoch(String seconds) {
    return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
  }

  private static Optional<Instant> timestamp(String text) {
    return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
  }

  private static Optional<Instant> clock(MatchResult found, Instant now) {
    if (found.group(2) == null && found.group(3) == null) {
      return Optional.empty();
    }
    int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
    ZonedDateTime here = now.atZone(zone(found.group(4)));
    ZonedDateTime today = here.with(LocalTime.of(hour(found), minute));
    return Optional.of((today.isAfter(here) ? today : today.plusDays(1)).toInstant());
  }

  private static int hour(MatchResult found) {
    int hour = Integer.parseInt(found.group(1));
    if (found.group(3) == null || hour > 12) {
      return hour;
    }
    return hour % 12 + (found.group(3).equals("pm") ? 12 : 0);
  }

  private static ZoneId zone(@org.jspecify.annotations.Nullable String name) {
    if (name == null || name.equals("utc") || name.equals("gmt")) {
      return ZoneOffset.UTC;
    }
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equalsIgnoreCase(name))
        .findFirst()
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}

package dev.ashlar.agent;

import dev.ashlar.orchestrator.Limits;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an error's answer says, in whichever dialect.
final class ErrorText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ErrorText() {}

  /// The status and the message, in one line without control characters.
  static String of(int status, String body) {
    var said = message(body).orElse(body).replaceAll("\\p{Cntrl}+", " ").strip();
    return "answer " + status + ": " + Limits.cut(said, ModelLimits.ERROR_CHARS_MAX);
  }

  private static Optional<String> message(String body) {
    try {
      JsonNode root = JSON.readTree(body);
      var error = root.isArray() ? root.path(0).path("error") : root.path("error");
      return error.path("message").asStringOpt();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// When to come again: seconds, or a date.
  static Optional<Duration> comeAgain(Optional<String> header, Instant now) {
    return header.map(String::strip).flatMap(text -> comeAgain(text, now));
  }

  private static Optional<Duration> comeAgain(String text, Instant now) {
    if (text.matches("\\d{1,6}(\\.\\d{1,3})?")) {
      return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
    }
    try {
      var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

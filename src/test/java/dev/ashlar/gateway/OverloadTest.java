package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which answers of a provider mean "not now", and until when.
class OverloadTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|2026-11-23T12:00:01Z",
        "0|2026-11-23T12:00:00Z",
        "1.5|2026-11-23T12:00:01.500Z",
        "3600|2026-11-23T13:00:00Z",
        "999999999|2026-11-23T18:00:00Z",
        "Mon, 23 Nov 2026 12:05:00 GMT|2026-11-23T12:05:00Z",
        "Mon, 23 Nov 2026 11:00:00 GMT|2026-11-23T12:00:00Z",
      })
  void retryAfterIsBelievedWithinBounds(String header, Instant until) {
    assertThat(overload(429, Map.of("retry-after", header), ""))
        .contains(new Overload(429, Optional.of(until)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1e9", "99999999999999999999", "Mon, 40 Nov 2026"})
  void aRetryAfterThatIsNoneIsNone(String header) {
    assertThat(overload(529, Map.of("retry-after", header), ""))
        .contains(new Overload(529, Optional.empty()));
  }

  @Test
  void theFinestWordCounts() {
    assertThat(
            overload(429, Map.of("retry-after", "7", "retry-after-ms", "6400"), "try again in 9s"))
        .contains(new Overload(429, Optional.of(NOON.plusMillis(6_400))));
    assertThat(overload(429, Map.of(), "limit resets at 1pm"))
        .contains(new Overload(429, Optional.of(NOON.plusSeconds(3_600))));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 500, 502, 504})
  void otherErrorsAreTheClientsToSee(int status) {
    assertThat(overload(status, Map.of("retry-after", "1"), "")).isEmpty();
  }

  @Test
  void moneyThatIsGoneIsNotWaitedFor() {
    var body = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"try again in 20s\"}}";

    assertThat(overload(429, Map.of(), body)).isEmpty();
  }

  private static Optional<Overload> overload(int status, Map<String, String> headers, String body) {
    return Overload.of(status, name -> Optional.ofNullable(headers.get(name)), body, NOON);
  }
}

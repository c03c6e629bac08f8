package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a limit ends, in the sentences of providers; it is noon, UTC.
class ResetTextTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Claude usage limit reached. Your limit will reset at 3pm (UTC).~2026-11-23T15:00:00Z",
        "5-hour limit reached ∙ resets 3pm~2026-11-23T15:00:00Z",
        "You've hit your limit · resets 11:30am (Europe/Berlin)~2026-11-24T10:30:00Z",
        "limit resets at 12am~2026-11-24T00:00:00Z",
        "limit resets at 12:00 PM (UTC)~2026-11-24T12:00:00Z",
        "Resets at 18:05 UTC~2026-11-23T18:05:00Z",
        "Claude AI usage limit reached|1795445000~2026-11-23T14:43:20Z",
        "quota resets at 2026-11-23T18:00:00Z~2026-11-23T18:00:00Z",
        "Try again after 2026-11-23T13:00:00+01:00.~2026-11-23T12:00:00Z",
        "Rate limit reached for gpt-5. Please try again in 6m0s. Visit~2026-11-23T12:06:00Z",
        "Please try again in 1.234s.~2026-11-23T12:00:01.234Z",
        "Please try again in 250ms~2026-11-23T12:00:00.250Z",
        "try again in 1h2m3s~2026-11-23T13:02:03Z",
        "Please retry after 20 seconds.~2026-11-23T12:00:20Z",
        "resets in 2 hours 5 minutes~2026-11-23T14:05:00Z",
        "Please wait 30 seconds before~2026-11-23T12:00:30Z",
        "\"@type\": \"RetryInfo\", \"retryDelay\": \"34s\"~2026-11-23T12:00:34Z",
        "Please retry in 34.074824224s.~2026-11-23T12:00:34.074Z",
      })
  void theSentenceSaysWhen(String text, Instant when) {
    assertThat(ResetText.in(text, NOON)).hasValue(when);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Overloaded",
        "Too many requests, please slow down",
        "You exceeded your current quota, please check your plan",
        "retry",
        "resets at 25:00 pm",
        "limit 100 resets",
        "you have 5 again",
        "reset after 99999999999999999999 s",
        "error 429 at 3pm",
      })
  void whatSaysNothingIsNotGuessed(String text) {
    assertThat(ResetText.in(text, NOON)).isEmpty();
  }
}

package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A provider that says "not now" is waited for, and its clients do not notice.
class OverloadedProviderTest {
  private static final String OK =
      "\n{\"reply\": \"ok\", \"usage\": {\"input\": 25, \"output\": 45}}";

  private final Rig.Skipping clock = new Rig.Skipping();

  private Rig rig(String script) throws Exception {
    return Rig.of(script, settings -> settings.withClockwork(clock));
  }

  @ParameterizedTest
  @EnumSource
  void retryAfterIsKeptAndTheClientSeesAReply(Dialect dialect) throws Exception {
    try (var rig = rig("{\"status\": 429, \"retry-after\": \"7\"}" + OK)) {
      assertThat(rig.ask(dialect, rig.token(), true).statusCode()).isEqualTo(200);

      assertThat(clock.waited()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
      var report = rig.report();
      assertThat(report.tries()).isEqualTo(2);
      assertThat(report.held()).isEqualTo(clock.waited());
      assertThat(report.reading()).isEqualTo(new Reading.Known(new Tokens(25, 0, 0, 45)));
      assertThat(report.spent().unknown()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 529})
  void withoutAWordItWaitsLongerEachTime(int status) throws Exception {
    try (var rig = rig("{\"status\": %d, \"times\": 5}".formatted(status) + OK)) {
      assertThat(rig.ask(Dialect.ANTHROPIC_MESSAGES, rig.token(), false).statusCode())
          .isEqualTo(200);

      assertThat(rig.report().tries()).isEqualTo(6);
      assertThat(clock.waited()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(90));
      await()
          .untilAsserted(() ->
              assertThat(rig.notices).contains("127.0.0.1 answers " + status, "127.0.0.1 is back"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHoldEndsBeforeTheClientsPatience(Dialect dialect) throws Exception {
    try (var rig = rig("{\"status\": 529, \"times\": 1000}")) {
      var token = rig.gateway.issue(Allowance.unbounded("a").withTokens(500));
      var reply = rig.ask(dialect, token, true);

      assertThat(reply.statusCode()).isEqualTo(dialect == Dialect.ANTHROPIC_MESSAGES ? 429 : 529);
      assertThat(reply.headers().firstValue("retry-after")).isEmpty();
      assertThat(clock.waited()).isLessThanOrEqualTo(Duration.ofMinutes(4));
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.UNAVAILABLE);
      assertThat(report.spent()).as("nothing was done, nothing is paid").isEqualTo(Spent.NOTHING);
    }
  }

  @Test
  void inALongOutageItIsAskedOnceAMinuteByAllTogether() throws Exception {
    try (var rig = rig("{\"status\": 529, \"times\": 1000}")) {
      for (int i = 0; i < 15; i++) {
        rig.ask(Dialect.OPENAI_RESPONSES, rig.token(), true);
      }

      assertThat(clock.waited()).isGreaterThan(Duration.ofMinutes(55));
      assertThat(rig.upstream.heard()).hasSizeBetween(50, 70);
    }
  }

  @Test
  void aLimitThatSaysWhenItEndsIsNotTriedBefore() throws Exception {
    var limit = "{\"status\": 429, \"message\": \"5-hour limit reached ∙ resets 1pm (UTC)\"}";
    try (var rig = rig(limit + OK)) {
      int asked = 0;
      while (rig.ask(Dialect.ANTHROPIC_MESSAGES, rig.token(), true).statusCode() == 429) {
        asked++;
        assertThat(rig.upstream.heard()).hasSize(1);
      }

      assertThat(asked).isEqualTo(14);
      assertThat(clock.now()).isBetween("2026-11-23T13:00:00Z", "2026-11-23T13:01:00Z");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": 500, \"message\": \"boom\"}",
        "{\"status\": 401, \"message\": \"invalid x-api-key\"}",
        "{\"status\": 429, \"message\": \"insufficient_quota\"}"
      })
  void whatNoWaitingMendsIsTheClientsToSee(String act) throws Exception {
    try (var rig = rig(act)) {
      var reply = rig.ask(Dialect.OPENAI_CHAT, rig.token(), true);

      assertThat(act).contains("\"status\": " + reply.statusCode());
      assertThat(reply.body()).contains("\"code\":\"scripted\"");
      assertThat(clock.pauses).isEmpty();
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.FAILED);
      assertThat(report.spent()).isEqualTo(Spent.NOTHING);
    }
  }

  @Test
  void aProviderThatCannotBeReachedCostsNothing() throws Exception {
    int port;
    try (var free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (var rig =
        Rig.of(OK, _ -> Rig.before(URI.create("http://127.0.0.1:" + port)).withClockwork(clock))) {
      var reply = rig.ask(Dialect.OPENAI_RESPONSES, rig.token(), true);

      assertThat(reply.statusCode()).isEqualTo(529);
      assertThat(reply.body()).contains("127.0.0.1 is overloaded or cannot be reached");
      assertThat(rig.report().spent()).isEqualTo(Spent.NOTHING);
    }
  }

  @Test
  void aClientThatLeavesWhileItIsHeldIsNotAskedFor() throws Exception {
    try (var rig = Rig.of("{\"status\": 429, \"retry-after\": \"3600\"}" + OK)) {
      try (var _ = rig.raw(Rig.raw(rig.token(), "accept: */*"))) {
        await().untilAsserted(() -> assertThat(rig.notices).isNotEmpty());
      }

      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
      assertThat(report.status()).isZero();
      assertThat(report.spent()).isEqualTo(Spent.NOTHING);
      assertThat(rig.upstream.heard()).hasSize(1);
    }
  }
}

package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Budgets hold, and end a client's work with the answer on which it gives up.
class BudgetTest {
  private static final String REPLY =
      "{\"reply\": \"ok\", \"usage\": {\"input\": 25, \"output\": 45}}";

  @ParameterizedTest
  @EnumSource
  void theNextCallAfterTheLastTokenIsStopped(Dialect dialect) throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var token = rig.gateway.issue(Allowance.unbounded("lexer/1").withTokens(70));

      assertThat(rig.ask(dialect, token, true).statusCode()).isEqualTo(200);
      stopped(rig.ask(dialect, token, true), dialect, "the budget of 70 tokens is used up");
      assertThat(rig.upstream.heard()).hasSize(1);
      rig.report();
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.REFUSED);
      assertThat(report.stop()).hasValue(new Stop.TokensSpent(70));
      assertThat(report.reading()).isEqualTo(new Reading.Known(Tokens.NONE));
    }
  }

  /// The status and the shape of the body, as each client reads them.
  private static void stopped(HttpResponse<String> reply, Dialect dialect, String why) {
    var message = "Ashlar's gateway: " + why + ". Do not retry.";
    assertThat(reply.headers().firstValue("content-type")).hasValue("application/json");
    switch (dialect) {
      case ANTHROPIC_MESSAGES -> {
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body())
            .isEqualTo(
                "{\"type\":\"error\",\"error\":{\"type\":\"permission_error\",\"message\":\"%s\"}}"
                    .formatted(message));
      }
      case OPENAI_RESPONSES, OPENAI_CHAT -> {
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body())
            .isEqualTo(
                ("{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\","
                        + "\"param\":null,\"code\":\"budget_exhausted\"}}")
                    .formatted(message));
      }
      case GEMINI -> {
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body())
            .isEqualTo(
                "{\"error\":{\"code\":400,\"message\":\"%s\",\"status\":\"FAILED_PRECONDITION\"}}"
                    .formatted(message));
      }
    }
  }

  @Test
  void anotherClientOfAnthropicsDialectGetsItsOwnStatus() throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var token = rig.gateway.issue(Allowance.unbounded("lexer/1").withRequests(0));
      var reply =
          rig.ask(Dialect.ANTHROPIC_MESSAGES, token, true, "opencode/1.18 ai-sdk/anthropic");

      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("invalid_request_error", "0 requests");
    }
  }

  @Test
  void moneyRequestsAndTimeStopToo() throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var free = Allowance.unbounded("lexer/1");
      var money = rig.gateway.issue(free.withUsdMicros(700));
      var requests = rig.gateway.issue(free.withRequests(1));
      var time = rig.gateway.issue(free.withUntil(Instant.now().minusSeconds(1)));

      for (var token : List.of(money, requests)) {
        assertThat(rig.ask(Dialect.GEMINI, token, true).statusCode()).isEqualTo(200);
      }
      stopped(
          rig.ask(Dialect.GEMINI, money, true),
          Dialect.GEMINI,
          "the budget of 0.0007 USD is used up");
      stopped(
          rig.ask(Dialect.GEMINI, requests, true),
          Dialect.GEMINI,
          "the budget of 1 requests is used up");
      assertThat(rig.ask(Dialect.GEMINI, time, true).body()).contains("the time allowed ended at");
      assertThat(rig.upstream.heard()).hasSize(2);
    }
  }

  @Test
  void boundedMoneyIsNotSpentOnAModelWithoutAPrice() throws Exception {
    try (var rig = Rig.of(REPLY, settings -> settings.withPrices(PriceTable.parse("{}")))) {
      var bounded = rig.gateway.issue(Allowance.unbounded("a").withUsdMicros(1_000_000));

      stopped(
          rig.ask(Dialect.OPENAI_CHAT, bounded, true),
          Dialect.OPENAI_CHAT,
          "money is bounded and the price of "
              + Rig.MODEL
              + " is not known; add it to the price table");
      assertThat(rig.ask(Dialect.OPENAI_CHAT, rig.token(), true).statusCode()).isEqualTo(200);
      rig.report();
      assertThat(rig.report().usdMicros()).isEmpty();
    }
  }

  @Test
  void whatAReplyDoesNotSayIsHeldAndNeverZero() throws Exception {
    try (var rig = Rig.of("{\"reply\": \"ok\", \"usage\": false}")) {
      var token = rig.gateway.issue(Allowance.unbounded("a").withTokens(120));
      rig.ask(Dialect.OPENAI_RESPONSES, token, true);

      var report = rig.report();
      assertThat(report.reading()).isEqualTo(new Reading.Unknown());
      assertThat(report.usdMicros()).isEmpty();
      assertThat(report.spent().tokens()).isEqualTo(Tokens.NONE);
      assertThat(report.spent().heldTokens()).isEqualTo(120);
      assertThat(report.spent().heldUsdMicros()).isGreaterThan(1_500);
      assertThat(report.spent().unknown()).isEqualTo(1);
      assertThat(rig.ask(Dialect.OPENAI_RESPONSES, token, true).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void callsAtTheSameTimeShareOneBudget() throws Exception {
    try (var rig = Rig.of(REPLY);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var token = rig.gateway.issue(Allowance.unbounded("a").withTokens(1_000));
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> rig.ask(Dialect.ANTHROPIC_MESSAGES, token, true).statusCode());
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> call : threads.invokeAll(calls)) {
        statuses.add(call.get());
      }

      assertThat(statuses).containsOnly(200, 403);
      var spent = rig.gateway.spent(token).orElseThrow();
      assertThat(spent.tokens().counted()).isBetween(1_000L, 1_070L);
      assertThat(rig.upstream.heard()).hasSize((int) (spent.tokens().counted() / 70));
    }
  }

  @Test
  void aRateSlowsAClientDownAndStopsNothing() throws Exception {
    var clock = new Rig.Skipping();
    try (var rig = Rig.of(REPLY, settings -> settings.withClockwork(clock))) {
      var token = rig.gateway.issue(Allowance.unbounded("a").withRequestsPerMinute(4));
      for (int i = 0; i < 5; i++) {
        assertThat(rig.ask(Dialect.OPENAI_RESPONSES, token, false).statusCode()).isEqualTo(200);
      }

      assertThat(clock.waited()).isEqualTo(Duration.ofMinutes(1));
    }
  }

  @Test
  void aCallUnderWayEndsWithItsTime() throws Exception {
    try (var rig = Rig.of("{\"reply\": \"ok\", \"hang\": -1}")) {
      var token =
          rig.gateway.issue(Allowance.unbounded("a").withUntil(Instant.now().plusSeconds(2)));
      var reply = rig.ask(Dialect.ANTHROPIC_MESSAGES, token, true);

      assertThat(reply.statusCode()).isEqualTo(403);
      assertThat(reply.body()).contains("the time allowed ended");
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.STOPPED);
      assertThat(report.reading()).isEqualTo(new Reading.Unknown());
    }
  }

  @Test
  void aTokenThatIsTakenBackEndsItsCallsAndSaysWhatTheyCost() throws Exception {
    try (var rig = Rig.of("{\"reply\": \"ok\", \"hang\": 2, \"usage\": {\"input\": 25}}")) {
      var token = rig.token();
      try (var socket = rig.raw(Rig.raw(token, "accept: */*"))) {
        var in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
        in.skipNBytes(400);
        var spent = rig.gateway.revoke(token).orElseThrow();

        assertThat(spent.unknown()).isEqualTo(1);
        assertThat(spent.tokens().input()).isEqualTo(25);
        assertThat(spent.heldTokens()).isPositive();
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .doesNotContain("0\r\n\r\n");
      }
      assertThat(rig.report().stop()).hasValue(new Stop.NoToken());
      assertThat(rig.ask(Dialect.ANTHROPIC_MESSAGES, token, true).statusCode()).isEqualTo(403);
      assertThat(rig.gateway.revoke(token)).isEmpty();
    }
  }
}

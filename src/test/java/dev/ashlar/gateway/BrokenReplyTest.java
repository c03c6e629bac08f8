package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Replies that break off, fall silent, make no sense, or are not wanted any more.
class BrokenReplyTest {
  private static final String REPLY =
      "{\"reply\": \"one two three four five six\", \"usage\": {\"input\": 25, \"output\": 45},"
          + " %s}";

  private static Rig rig(String fault) throws IOException {
    return Rig.of(REPLY.formatted(fault));
  }

  @ParameterizedTest
  @EnumSource
  void aCutStreamIsCutForTheClientAndItsCostIsUnknown(Dialect dialect) throws Exception {
    try (var rig = rig("\"cut\": 2")) {
      assertThatThrownBy(() -> rig.ask(dialect, rig.token(), true)).isInstanceOf(IOException.class);

      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.CUT);
      assertThat(report.reading()).isEqualTo(begun(dialect));
      assertThat(report.spent().unknown()).isEqualTo(1);
      assertThat(report.spent().heldTokens()).isGreaterThan(100);
    }
  }

  /// Only one dialect says anything before the end.
  private static Reading begun(Dialect dialect) {
    return dialect == Dialect.ANTHROPIC_MESSAGES
        ? new Reading.AtLeast(new Tokens(25, 0, 0, 1))
        : new Reading.Unknown();
  }

  @ParameterizedTest
  @EnumSource
  void aCutReplyIsCutForTheClientAndItsCostIsUnknown(Dialect dialect) throws Exception {
    try (var rig = rig("\"cut\": 0")) {
      assertThatThrownBy(() -> rig.ask(dialect, rig.token(), false))
          .isInstanceOf(IOException.class);

      assertThat(rig.report().reading()).isEqualTo(new Reading.Unknown());
    }
  }

  @Test
  void aStreamWithoutItsMarkWasCutThoughItEndsInOrder() throws Exception {
    var raw = "{\"raw\": \"data: {\\\"choices\\\":[]}\\n\\n\", \"type\": \"text/event-stream\"}";
    try (var rig = Rig.of(raw)) {
      var reply = rig.ask(Dialect.OPENAI_CHAT, rig.token(), true);

      assertThat(reply.body()).isEqualTo("data: {\"choices\":[]}\n\n");
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.CUT);
      assertThat(report.reading()).isEqualTo(new Reading.Unknown());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{not JSON", "", "[]", "null", "{\\\"usage\\\": 7}"})
  void whatMakesNoSenseIsPassedOnAndItsCostIsUnknown(String body) throws Exception {
    try (var rig = Rig.of("{\"raw\": \"%s\"}".formatted(body))) {
      var reply = rig.ask(Dialect.ANTHROPIC_MESSAGES, rig.token(), false);

      assertThat(reply.body()).isEqualTo(body.replace("\\", ""));
      assertThat(rig.report().reading()).isEqualTo(new Reading.Unknown());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProviderThatSaysNothingIsGivenUp(Dialect dialect) throws Exception {
    try (var rig = silent("\"hang\": -1", Duration.ofMillis(300))) {
      var reply = rig.ask(dialect, rig.token(), true);

      assertThat(reply.statusCode()).isEqualTo(dialect == Dialect.ANTHROPIC_MESSAGES ? 429 : 529);
      assertThat(reply.body()).contains("127.0.0.1 says nothing");
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.SILENT);
      assertThat(report.reading()).isEqualTo(new Reading.Unknown());
      await().untilAsserted(() -> assertThat(rig.upstream.left()).isEqualTo(1));
    }
  }

  @Test
  void aStreamThatFallsSilentIsCut() throws Exception {
    try (var rig = silent("\"hang\": 3", Duration.ofSeconds(3))) {
      assertThatThrownBy(() -> rig.ask(Dialect.ANTHROPIC_MESSAGES, rig.token(), true))
          .isInstanceOf(IOException.class);

      assertThat(rig.report().ending()).isEqualTo(Ending.SILENT);
      await().untilAsserted(() -> assertThat(rig.upstream.left()).isEqualTo(1));
    }
  }

  private static Rig silent(String fault, Duration most) throws IOException {
    return Rig.of(REPLY.formatted(fault), settings -> settings.withSilenceMax(most));
  }

  /// The stream's beginning arrives while the provider keeps its end back; then the client leaves.
  @Test
  void aClientThatLeavesClosesTheProvidersConnectionAndPays() throws Exception {
    try (var rig = rig("\"hang\": 4")) {
      try (var client = rig.raw(Rig.raw(rig.token(), "accept: */*"))) {
        assertThat(until(client, "one two three")).startsWith("HTTP/1.1 200");
        assertThat(rig.upstream.left()).isZero();
      }

      await().untilAsserted(() -> assertThat(rig.upstream.left()).isEqualTo(1));
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
      assertThat(report.reading()).isEqualTo(new Reading.AtLeast(new Tokens(25, 0, 0, 1)));
      assertThat(report.spent().heldTokens()).isPositive();
    }
  }

  @Test
  void aClientThatLeavesBeforeTheFirstByteClosesItToo() throws Exception {
    try (var rig = rig("\"hang\": -1")) {
      try (var _ = rig.raw(Rig.raw(rig.token(), "accept: */*"))) {
        await().untilAsserted(() -> assertThat(rig.upstream.heard()).hasSize(1));
      }

      await().untilAsserted(() -> assertThat(rig.upstream.left()).isEqualTo(1));
      var report = rig.report();
      assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
      assertThat(report.reading()).isEqualTo(new Reading.Unknown());
    }
  }

  @Test
  void aSlowStreamIsNeitherHurriedNorCut() throws Exception {
    try (var rig =
        Rig.of(
            REPLY.formatted("\"drip\": 30"),
            settings -> settings.withSilenceMax(Duration.ofSeconds(20)))) {
      assertThat(rig.ask(Dialect.ANTHROPIC_MESSAGES, rig.token(), true).body())
          .endsWith("data: {\"type\":\"message_stop\"}\n\n");
      assertThat(rig.report().ending()).isEqualTo(Ending.COMPLETE);
    }
  }

  private static String until(Socket client, String words) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(words) < 0) {
      text.append(new String(client.getInputStream().readNBytes(1), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}

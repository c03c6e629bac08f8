package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every client gets: its dialect, unchanged, metered.
class GatewayTest {
  private static final String HELLO =
      """
      {"reply": "Squared stones, laid in order.", "tools": [{"name": "Write", "input": {"path": "a"}}], \
      "usage": {"input": 25, "cache-read": 18000, "output": 45}}
      """;

  private static final Tokens COST = new Tokens(25, 18000, 0, 45);

  @ParameterizedTest
  @EnumSource
  void aStreamComesUnchangedAndMetered(Dialect dialect) throws Exception {
    try (var rig = Rig.of(HELLO)) {
      var reply = rig.ask(dialect, rig.token(), true);
      var direct = direct(rig, dialect, true);

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().firstValue("content-type")).hasValue("text/event-stream");
      assertThat(reply.body()).isEqualTo(direct).contains("data: ").contains("quared stones");
      metered(rig.report(), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWholeReplyComesUnchangedAndMetered(Dialect dialect) throws Exception {
    try (var rig = Rig.of(HELLO)) {
      var reply = rig.ask(dialect, rig.token(), false);
      var direct = direct(rig, dialect, false);

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(direct).contains("Squared stones, laid in order.");
      metered(rig.report(), dialect);
    }
  }

  private static void metered(CallReport report, Dialect dialect) {
    assertThat(report.reading()).isEqualTo(new Reading.Known(COST));
    assertThat(report.usdMicros()).hasValue(25 * 3 + 5400 + 45 * 15);
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(report.dialect()).isEqualTo(dialect);
    assertThat(report.name()).isEqualTo("lexer/1");
    assertThat(report.status()).isEqualTo(200);
    assertThat(report.tries()).isEqualTo(1);
    assertThat(report.spent().tokens()).isEqualTo(COST);
    assertThat(report.firstByte()).isPresent();
  }

  /// The same reply, without a gateway between.
  private static String direct(Rig rig, Dialect dialect, boolean stream) throws Exception {
    var request = rig.request(dialect, "any", stream).build();
    var path = Rig.path(dialect, stream).replace("/run/lexer-1", "");
    return rig.send(
            java.net.http.HttpRequest.newBuilder(request, (_, _) -> true)
                .uri(java.net.URI.create(rig.upstream.address() + path))
                .build())
        .body();
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheProviderSeesTheKeyAndItSeesNoToken(Dialect dialect) throws Exception {
    try (var rig = Rig.of(HELLO)) {
      var token = rig.token();
      rig.ask(dialect, token, true);

      var heard = rig.upstream.heard().getFirst();
      assertThat(heard.headers().values()).anyMatch(value -> value.endsWith(Rig.KEY));
      assertThat(heard.toString()).doesNotContain(token);
    }
  }

  @Test
  void aClientWithoutANetworkComesThroughTheSocket(@TempDir Path folder) throws Exception {
    var path = folder.resolve("gateway.sock");
    try (var rig = Rig.of(HELLO, settings -> settings.withSocket(path));
        var socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.connect(UnixDomainSocketAddress.of(path));
      socket.write(
          ByteBuffer.wrap(
              Rig.raw(rig.token(), "connection: close").getBytes(StandardCharsets.UTF_8)));
      var reply =
          new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(reply).startsWith("HTTP/1.1 200").contains("message_stop").endsWith("0\r\n\r\n");
      assertThat(rig.report().reading()).isEqualTo(new Reading.Known(COST));
    }
  }

  @Test
  void aStreamedChatIsAskedForItsUsage() throws Exception {
    try (var rig = Rig.of(HELLO)) {
      rig.ask(Dialect.OPENAI_CHAT, rig.token(), true);

      assertThat(rig.upstream.heard().getFirst().body())
          .contains("\"stream_options\":{\"include_usage\":true}");
    }
  }

  @Test
  void countingTokensCostsNothing() throws Exception {
    try (var rig = Rig.of(HELLO)) {
      var request =
          java.net.http.HttpRequest.newBuilder(
                  rig.request(Dialect.ANTHROPIC_MESSAGES, rig.token(), false).build(),
                  (_, _) -> true)
              .uri(rig.at("/v1/messages/count_tokens"))
              .build();

      assertThat(rig.send(request).body()).contains("\"input_tokens\":7");
      assertThat(rig.report().spent().tokens()).isEqualTo(Tokens.NONE);
    }
  }
}

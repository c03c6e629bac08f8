package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has no token, or speaks in riddles, gets an answer and no further.
class StrangerTest {
  private static final String REPLY = "{\"reply\": \"ok\"}";

  @ParameterizedTest
  @EnumSource
  void aWrongTokenIsAnsweredSoThatTheClientGivesUp(Dialect dialect) throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var reply = rig.ask(dialect, "ashlar-guess", true);

      assertThat(reply.statusCode()).isEqualTo(dialect == Dialect.ANTHROPIC_MESSAGES ? 403 : 400);
      assertThat(reply.body()).contains("this token is not valid, or not any more");
      assertThat(rig.upstream.heard()).isEmpty();
    }
  }

  @Test
  void twoCredentialsAreNone() throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var request = Rig.raw(rig.token(), "authorization: Bearer other\r\nconnection: close");

      assertThat(rig.answer(request)).startsWith("HTTP/1.1 403");
      assertThat(rig.answer(Rig.raw("", "connection: close"))).startsWith("HTTP/1.1 403");
      assertThat(rig.upstream.heard()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST /v1/models, 404",
    "GET /v1/messages, 404",
    "POST /v1/messages/, 404",
    "POST /v1//messages, 404",
    "POST /run/a/b/v1/messages, 404",
    "POST /v1beta/models/../../x:generateContent, 404",
    "POST /v1beta/models/a%2fb:generateContent, 404",
    "POST http://evil.example/v1/messages, 400",
    "CONNECT evil.example:443, 400",
    "post /v1/messages, 400",
  })
  void anUnknownPathLeadsNowhere(String line, int status) throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var request = Rig.raw(rig.token(), "connection: close").replace("POST /v1/messages", line);

      assertThat(rig.answer(request)).startsWith("HTTP/1.1 " + status).contains("\"message\":");
      assertThat(rig.upstream.heard()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length: 5",
        "transfer-encoding: chunked",
        "transfer-encoding : chunked",
        "x: y\r\n folded: z",
        "x y: z",
        "x: a\u0000b",
        "x: a\rb",
        "no colon",
        ": empty",
      })
  void aHeadThatCanBeReadInTwoWaysIsNotRead(String field) throws Exception {
    try (var rig = Rig.of(REPLY)) {
      assertThat(rig.answer(Rig.raw(rig.token(), field))).startsWith("HTTP/1.1 400");
      assertThat(rig.upstream.heard()).isEmpty();
    }
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var large =
          "POST /v1/messages HTTP/1.1\r\nx-api-key: %s\r\ncontent-length: 33554433\r\n\r\n{"
              .formatted(rig.token());
      try (var socket = rig.raw(large)) {
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 413")
            .contains("request_too_large", "larger than 32 MiB");
      }
      assertThat(rig.answer(Rig.raw("t", "x: " + "y".repeat(70_000)))).startsWith("HTTP/1.1 431");
      assertThat(rig.answer(Rig.raw("t", "x: y\r\n".repeat(100) + "x: y")))
          .startsWith("HTTP/1.1 400");
      assertThat(rig.answer("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 505");
      assertThat(rig.upstream.heard()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"model\": 7}",
        "{\"model\":\"cheap\",\"model\":\"dear\"}",
        "{\"model\": \"a\\nb\"}"
      })
  void aBodyThatNamesNoModelIsNoRequest(String body) throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var head = "POST /v1/messages HTTP/1.1\r\nx-api-key: %s\r\nconnection: close\r\n";
      var request =
          (head + "content-length: %d\r\n\r\n%s").formatted(rig.token(), body.length(), body);

      assertThat(rig.answer(request)).startsWith("HTTP/1.1 400").contains("it names no model");
    }
  }

  @Test
  void requestsOnOneConnectionAreAnsweredInTurn() throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var token = rig.token();
      var reply = rig.answer(Rig.raw(token, "accept: */*") + Rig.raw(token, "connection: close"));

      assertThat(reply.split("HTTP/1.1 200", -1)).hasSize(3);
      assertThat(rig.upstream.heard()).hasSize(2);
    }
  }

  @Test
  void aBodyMayComeInChunksAndWaitToBeAskedFor() throws Exception {
    try (var rig = Rig.of(REPLY)) {
      var body = Rig.body(Dialect.ANTHROPIC_MESSAGES, false);
      var request =
          "POST /v1/messages HTTP/1.1\r\nx-api-key: %s\r\nexpect: 100-continue\r\n"
                  .formatted(rig.token())
              + "connection: close\r\ntransfer-encoding: chunked\r\n\r\n"
              + "%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n"
                  .formatted(10, body.substring(0, 10), body.length() - 10, body.substring(10));

      assertThat(rig.answer(request)).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200");
      assertThat(rig.upstream.heard().getFirst().body()).isEqualTo(body);
    }
  }
}

package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The key stays here, whatever a provider says and a client tries.
class SecrecyTest {
  private static final String ECHO = "{\"reply\": \"you sent \", \"echo\": true}";
  private static final String COVERED = "*".repeat(Rig.KEY.length());

  @ParameterizedTest
  @EnumSource
  void aProviderThatEchoesTheKeyEchoesAsterisks(Dialect dialect) throws Exception {
    try (var rig = Rig.of(ECHO)) {
      for (boolean stream : new boolean[] {true, false}) {
        var reply = rig.ask(dialect, rig.token(), stream);

        assertThat(reply.body()).contains(COVERED).doesNotContain(Rig.KEY);
        assertThat(rig.report().ending()).isEqualTo(Ending.COMPLETE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 500})
  void neitherErrorsNorHeadsShowIt(int status) throws Exception {
    var raw = "\"raw\": \"wrong key %s, sorry\"".formatted(Rig.KEY);
    var type = "\"type\": \"text/plain; key=%s\"".formatted(Rig.KEY);
    try (var rig = Rig.of("{\"status\": %d, %s, %s}".formatted(status, raw, type))) {
      var reply = rig.ask(Dialect.OPENAI_CHAT, rig.token(), true);

      assertThat(reply.statusCode()).isEqualTo(status);
      assertThat(reply.body()).isEqualTo("wrong key " + COVERED + ", sorry");
      assertThat(reply.headers().firstValue("content-type")).hasValue("text/plain; key=" + COVERED);
    }
  }

  @Test
  void theTraceTellsAllButKeyAndToken(@TempDir Path folder) throws Exception {
    var trace = folder.resolve("trace.jsonl");
    String token;
    try (var rig = Rig.of(ECHO, settings -> settings.withTrace(trace))) {
      token = rig.token();
      rig.ask(Dialect.ANTHROPIC_MESSAGES, token, true);
      rig.ask(Dialect.GEMINI, token, false);
      assertThat(rig.report().toString()).doesNotContain(Rig.KEY, token);
    }

    assertThat(Files.readString(trace))
        .contains("\"name\":\"lexer/1\"", "you sent", COVERED, "max_tokens")
        .doesNotContain(Rig.KEY, token)
        .hasLineCount(2);
    assertThat(Files.getPosixFilePermissions(trace))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void nothingThatAClientAddsGetsToTheProvider() throws Exception {
    try (var rig = Rig.of(ECHO)) {
      var token = rig.token();
      var fields =
          String.join(
              "\r\n",
              "connection: close, x-api-key, authorization",
              "cookie: a=b",
              "x-forwarded-for: 10.0.0.1",
              "proxy-authorization: Basic eA==",
              "accept-encoding: gzip",
              "te: trailers",
              "x-secret: mine",
              "anthropic-beta: tools");
      var reply = rig.answer(Rig.raw(token, fields + "\r\nconnection: close"));

      assertThat(reply).startsWith("HTTP/1.1 200").doesNotContain(Rig.KEY);
      var headers = rig.upstream.heard().getFirst().headers();
      assertThat(headers)
          .containsEntry("x-api-key", Rig.KEY)
          .containsEntry("anthropic-beta", "tools")
          .containsEntry("accept-encoding", "identity")
          .doesNotContainKeys(
              "cookie",
              "x-forwarded-for",
              "proxy-authorization",
              "te",
              "x-secret",
              "authorization");
    }
  }

  @Test
  void aTokenInTheAddressStaysBehind() throws Exception {
    try (var rig = Rig.of(ECHO)) {
      var token = rig.token();
      var path = "/v1beta/models/m:streamGenerateContent?alt=sse&key=" + token + "&x=%0d%0ay:z";
      var reply =
          rig.answer(
              Rig.raw("", "connection: close")
                  .replace("/v1/messages", path)
                  .replace("x-api-key: \r\n", ""));

      assertThat(reply).startsWith("HTTP/1.1 200");
      assertThat(rig.upstream.heard().getFirst().target())
          .isEqualTo("/v1beta/models/m:streamGenerateContent?alt=sse");
    }
  }

  @Test
  void aKeyIsNotSentInTheClearToAnotherMachine() {
    var key = new Secret(Rig.KEY);

    assertThat(key).hasToString("[secret]");
    for (var address :
        new String[] {"http://api.example.org", "ftp://127.0.0.1", "https://u@h", "x"}) {
      assertThatThrownBy(() -> Upstream.of(Dialect.GEMINI, URI.create(address), key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(address)
          .hasMessageNotContaining(Rig.KEY);
    }
  }
}

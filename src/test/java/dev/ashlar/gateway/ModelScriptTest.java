package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which act of a script is played follows from the request.
class ModelScriptTest {
  @Test
  void theTurnAndTheWordsOfARequestChooseTheAct() throws Exception {
    var script =
        """
        # the lexer's generator, which is refused once
        {"when": "lexer", "turn": 0, "status": 400, "message": "once"}
        {"when": "lexer", "turn": 0, "reply": "lexer begins"}
        {"when": "lexer", "turn": 1, "reply": "lexer goes on"}

        {"reply": "somebody else"}
        """;
    try (var upstream = ScriptedUpstream.open(ModelScript.parse(script));
        var client = java.net.http.HttpClient.newHttpClient()) {
      var first = "{\"messages\":[{\"role\":\"user\",\"content\":\"the lexer\"}]}";
      var second =
          "{\"messages\":[{\"role\":\"user\",\"content\":\"the lexer\"},"
              + "{\"role\":\"assistant\",\"content\":\"…\"},{\"role\":\"user\",\"content\":\"on\"}]}";

      assertThat(ask(client, upstream, second)).contains("lexer goes on");
      assertThat(ask(client, upstream, first)).contains("once");
      assertThat(ask(client, upstream, first)).contains("lexer begins");
      assertThat(ask(client, upstream, first)).contains("lexer begins");
      assertThat(ask(client, upstream, "{}")).contains("somebody else");
    }
  }

  private static String ask(java.net.http.HttpClient client, ScriptedUpstream upstream, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(upstream.address().resolve("/v1/messages"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|a script has 1 to 100000 acts, not 0",
        "{|model script, line 1: not JSON",
        "[]|model script, line 1: an act is a JSON object",
      })
  void aScriptThatIsWrongSaysWhere(String text, String message) {
    assertThatThrownBy(() -> ModelScript.parse(text)).hasMessage(message);
  }

  @Test
  void anUnknownFieldIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> ModelScript.parse("{\"reply\": \"a\"}\n{\"replay\": \"b\"}"))
        .hasMessageStartingWith("model script, line 2: unknown field replay; known are [cut, ");
  }
}

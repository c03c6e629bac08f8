package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.sandbox.Outcome;
import dev.ashlar.sandbox.Reply;
import dev.ashlar.sandbox.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What we say to an agent over ACP, and what we make of what it says.
class AcpDialogueTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Ear client = new Ear(new ArrayList<>());
  private final Hearing hearing = new Hearing();
  private AcpDialogue dialogue = dialogue(Role.GENERATOR);

  /// A client that only listens.
  private record Ear(List<String> heard) implements Session {
    @Override
    public boolean send(String line) {
      return heard.add(line);
    }

    @Override
    public void endInput() {}

    @Override
    public Reply next(Duration patience) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome finish(Duration grace) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome kill(String why) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static AcpDialogue dialogue(Role role) {
    return new AcpDialogue(
        new Assignment(
            OrderKey.parse("generate m v1 a1 t1"),
            role,
            "brief",
            Assignment.Reach.reading(Path.of("/work/here")),
            Amount.NONE,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Optional.empty(),
            Set.of()),
        "/work/here",
        "the brief\nin two lines");
  }

  private void says(String line) {
    dialogue.line(line, client, hearing);
  }

  private JsonNode last() {
    return JSON.readTree(client.heard().getLast());
  }

  private void prompted() {
    dialogue.begin(client);
    says(
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"protocolVersion\":1,\"agentCapabilities\":{}}}");
    says("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"sessionId\":\"s-1\"}}");
  }

  private void update(String update) {
    says(
        "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\","
            + "\"params\":{\"sessionId\":\"s-1\",\"update\":"
            + update
            + "}}");
  }

  private void asksFor(String kind, String path) {
    says(
        """
        {"jsonrpc":"2.0","id":"a-b","method":"session/request_permission","params":{"sessionId":"s-1",\
        "toolCall":{"toolCallId":"t","kind":"%s","locations":[{"path":"%s"}]},"options":[\
        {"optionId":"always","kind":"allow_always"},{"optionId":"yes","kind":"allow_once"},\
        {"optionId":"no","kind":"reject_once"}]}}\
        """
            .formatted(kind, path));
  }

  @Test
  void aTurnIsThreeQuestionsOneAfterTheOther() {
    prompted();

    assertThat(client.heard()).hasSize(3);
    assertThat(JSON.readTree(client.heard().get(0)).path("params"))
        .isEqualTo(
            JSON.readTree(
                """
                {"protocolVersion": 1, "clientCapabilities": {"terminal": false,
                 "fs": {"readTextFile": false, "writeTextFile": false}},
                 "clientInfo": {"name": "ashlar", "version": "1"}}\
                """));
    assertThat(JSON.readTree(client.heard().get(1)).path("params"))
        .isEqualTo(
            JSON.readTree(
                """
                {"cwd": "/work/here", "mcpServers": [], "_meta": {"claudeCode":
                  {"options": {"strictMcpConfig": true, "settingSources": []}}}}\
                """));
    assertThat(last().path("method").asString()).isEqualTo("session/prompt");
    assertThat(last().path("params").path("prompt").path(0).path("text").asString())
        .isEqualTo("the brief\nin two lines");
  }

  @Test
  void itsLastMessageIsItsAnswer() {
    prompted();
    update(
        "{\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\",\"text\":\"I"
            + " look.\"}}");
    update(
        "{\"sessionUpdate\":\"tool_call\",\"toolCallId\":\"t1\",\"kind\":\"edit\","
            + "\"title\":\"Write\",\"rawInput\":{}}");
    update(
        "{\"sessionUpdate\":\"tool_call_update\",\"toolCallId\":\"t1\",\"rawInput\":{\"path\":\"a\"}}");
    update(
        "{\"sessionUpdate\":\"tool_call_update\",\"toolCallId\":\"t1\",\"status\":\"completed\"}");
    update(
        "{\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\",\"text\":\"Made"
            + " \"}}");
    update("{\"sessionUpdate\":\"usage_update\",\"used\":5}");
    update(
        "{\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\",\"text\":\"it.\"}}");
    assertThat(hearing.isSettled()).isFalse();
    says("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"stopReason\":\"end_turn\"}}");

    assertThat(hearing.isSettled()).isTrue();
    assertThat(hearing.ended()).contains(true);
    assertThat(hearing.answer()).isEqualTo("Made it.");
    assertThat(hearing.repeats()).isEqualTo(1);
  }

  @Test
  void theSameCallAgainAndAgainIsCounted() {
    prompted();
    for (int i = 0; i < 20; i++) {
      update(
          ("{\"sessionUpdate\":\"tool_call\",\"toolCallId\":\"t%d\",\"kind\":\"execute\","
                  + "\"title\":\"make\",\"rawInput\":{\"command\":\"make\"}}")
              .formatted(i));
      update(
          "{\"sessionUpdate\":\"tool_call_update\",\"toolCallId\":\"t%d\",\"status\":\"failed\"}"
              .formatted(i));
    }
    assertThat(hearing.repeats()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "GENERATOR, edit, /work/here/src/a, yes",
    "GENERATOR, edit, src/a, yes",
    "GENERATOR, execute, , yes",
    "GENERATOR, edit, /work/here/../there, no",
    "GENERATOR, edit, /etc/passwd, no",
    "GENERATOR, fetch, , no",
    "EVALUATOR, read, /anything, yes",
    "EVALUATOR, edit, /work/here/a, no",
    "EVALUATOR, execute, , no",
    "INTEGRATOR, something-new, , no"
  })
  void permissionsAreGivenOnceAndByRole(Role role, String kind, String path, String option) {
    dialogue = dialogue(role);
    prompted();
    asksFor(kind, path == null ? "" : path);

    assertThat(last())
        .isEqualTo(
            JSON.readTree(
                "{\"jsonrpc\":\"2.0\",\"id\":\"a-b\",\"result\":{\"outcome\":"
                    + "{\"outcome\":\"selected\",\"optionId\":\""
                    + option
                    + "\"}}}"));
    assertThat(hearing.denials()).isEqualTo(option.equals("no") ? 1 : 0);
  }

  @Test
  void whatElseItAsksIsAnsweredWithAnError() {
    prompted();
    for (var method : List.of("fs/read_text_file", "terminal/create", "session/elicit", "x")) {
      says("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{}}");
      assertThat(last().path("id").asInt()).isEqualTo(7);
      assertThat(last().path("error").path("code").asInt()).isEqualTo(-32601);
    }
    says("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"session/request_permission\"}");
    assertThat(last().path("result").path("outcome").path("outcome").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void noiseAndAnswersToNothingArePassedOver() {
    prompted();
    int said = client.heard().size();
    for (var line :
        List.of(
            "warming up …",
            "",
            "[]",
            "null",
            "{",
            "{}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"sessionId\":\"late\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"2\",\"result\":{}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\"}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"$/other\"}")) {
      says(line);
    }
    assertThat(client.heard()).hasSize(said);
    assertThat(hearing.isSettled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"result":{"stopReason":"refusal"}}            | the model refuses to go on
          {"result":{"stopReason":"max_turn_requests"}}  | all the requests that it may
          {"result":{"stopReason":"cancelled"}}          | the turn was cancelled
          {"result":{"stopReason":"bored"}}              | a reason that the protocol has not: bored
          {"result":{"stopReason":"max_tokens"}}         | the answer was cut
          {"error":{"message":"Internal","data":{"errorKind":"rate_limit"}}} | Internal {"errorKind"
          """)
  void aTurnThatEndsBadlySaysHow(String reply, String why) {
    prompted();
    says("{\"jsonrpc\":\"2.0\",\"id\":2," + reply.substring(1));

    assertThat(hearing.isSettled()).isTrue();
    assertThat(hearing.ended()).contains(false);
    assertThat(hearing.error().orElseThrow()).contains(why);
  }

  @Test
  void anotherVersionOfTheProtocolIsNotSpoken() {
    dialogue.begin(client);
    says("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"protocolVersion\":2}}");

    assertThat(hearing.error()).contains("it speaks version 2 of the protocol, not 1");
    assertThat(client.heard()).hasSize(1);
  }

  @Test
  void aTurnUnderWayIsCancelledByName() {
    dialogue.begin(client);
    dialogue.cancel(client);
    assertThat(client.heard()).hasSize(1);
    prompted();
    dialogue.cancel(client);
    assertThat(last())
        .isEqualTo(
            JSON.readTree(
                "{\"jsonrpc\":\"2.0\",\"method\":\"session/cancel\",\"params\":{\"sessionId\":\"s-1\"}}"));
  }
}

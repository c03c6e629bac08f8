package dev.ashlar.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskServer;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.testkit.Golden;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client may send, however strange, and what it is answered; the desk behind is a real
/// socket with made-up answers.
class ToolServerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private final BlockingQueue<DeskCall> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final PipedOutputStream client = new PipedOutputStream();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private DeskServer.Clerk clerk = (call, _) -> brief("worker-1", call);
  private RunDirectory run;
  private DeskServer desk;

  @BeforeEach
  void openDesk() throws IOException {
    run = new RunDirectory(directory);
    desk = open();
  }

  private DeskServer open() throws IOException {
    return DeskServer.open(
        run.desk(),
        (call, caller) -> {
          asked.add(call);
          return clerk.serve(call, caller);
        });
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    desk.close();
  }

  private static DeskAnswer brief(String worker, DeskCall call) {
    return new DeskAnswer(
        0,
        call.verb() + " " + call.fields(),
        Map.of("worker", worker, "order", "generate-a-v1-a1-t1"));
  }

  private void serve(Optional<String> role) throws Exception {
    var in = new PipedInputStream(client, 1 << 16);
    var terms =
        new Attendance.Terms(role, Optional.empty(), Optional.empty(), Duration.ofSeconds(30));
    var attendance = new Attendance(terms, (_, _) -> new Attendance.Found.Run(run));
    Thread.ofVirtual()
        .start(() -> {
          try {
            ToolServer.serve(attendance, "1", in, said::add);
            end.complete(null);
          } catch (Exception e) {
            end.completeExceptionally(e);
          }
        });
    ask(
        0,
        "initialize",
        """
        {"protocolVersion": "2025-11-25", "capabilities": {},\
         "clientInfo": {"name": "a test", "version": "7"}}\
        """);
    send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
  }

  private void send(String line) throws IOException {
    client.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    client.flush();
  }

  private void begin(int id, String method, String params) throws IOException {
    send(
        "{\"jsonrpc\": \"2.0\", \"id\": %d, \"method\": \"%s\", \"params\": %s}"
            .formatted(id, method, params.replace("\n", "")));
  }

  private JsonNode ask(int id, String method, String params) throws Exception {
    begin(id, method, params);
    var answer = JSON.readTree(said.take());
    assertThat(answer.path("id").asInt(-1)).isEqualTo(id);
    return answer;
  }

  private JsonNode tool(int id, String name, String arguments) throws Exception {
    return ask(id, "tools/call", "{\"name\": \"%s\", \"arguments\": %s}".formatted(name, arguments))
        .path("result");
  }

  private static String text(JsonNode result) {
    return result.path("content").path(0).path("text").asString("");
  }

  @Test
  void eachRoleIsShownItsToolsOnly() throws Exception {
    var shown = new StringBuilder();
    for (var role : List.of("generator", "evaluator", "integrator", "")) {
      var terms =
          new Attendance.Terms(
              Optional.of(role).filter(word -> !word.isEmpty()),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(1));
      var tools = new Tools(new Attendance(terms, (_, _) -> new Attendance.Found.None("")));
      shown.append("# ").append(role.isEmpty() ? "not said yet" : role).append('\n');
      for (var tool : tools.offered()) {
        var schema = JSON.valueToTree(tool.inputSchema());
        shown.append(
            "%s%n  takes %s, must have %s%n"
                .formatted(
                    tool.name(),
                    schema.path("properties").propertyNames(),
                    schema.path("required").valueStream().map(JsonNode::asString).toList()));
      }
    }
    Golden.check("mcp-tools.txt", shown.toString());
  }

  @Test
  void whatTheToolsTakeIsWhatTheDeskTakes() throws Exception {
    var book =
        JSON.readTree(Files.readString(Path.of("src/main/resources/dev/ashlar/mcp/tools.json")));
    var submit = book.path("submit").path("schema").path("properties");
    assertThat(submit.path("summary").path("maxLength").asInt())
        .isEqualTo(Limits.SUMMARY_CHARS_MAX);
    assertThat(submit.path("findings").path("maxItems").asInt()).isEqualTo(Limits.FINDINGS_MAX);
    assertThat(
            submit
                .path("findings")
                .path("items")
                .path("properties")
                .path("what")
                .path("maxLength")
                .asInt())
        .isEqualTo(Limits.FINDING_CHARS_MAX);
    assertThat(
            book.path("dispute")
                .path("schema")
                .path("properties")
                .path("claim")
                .path("maxLength")
                .asInt())
        .isEqualTo(Limits.CLAIM_CHARS_MAX);
  }

  @Test
  void anOrderIsTakenForTheClientThatAsksAndHandedInByItsName() throws Exception {
    serve(Optional.empty());

    assertThat(text(tool(1, "next_order", "{\"role\": \"generator\"}"))).startsWith("next ");
    var taken = asked.take();
    assertThat(taken.fields())
        .containsEntry("role", "generator")
        .containsEntry("agent", "a test 7")
        .containsEntry("way", "mcp")
        .doesNotContainKey("worker");
    tool(2, "submit", "{\"order\": \"generate-a-v1-a1-t1\", \"summary\": \"done\"}");
    assertThat(asked.take().fields())
        .containsEntry("worker", "worker-1")
        .containsEntry("summary", "done");
    tool(3, "next_order", "{\"role\": \"generator\"}");
    assertThat(asked.take().fields()).containsEntry("worker", "worker-1");
    tool(4, "next_order", "{\"role\": \"generator\", \"fresh\": true}");
    assertThat(asked.take().fields()).doesNotContainKey("worker");
  }

  @Test
  void anEvaluatorsAnswerReachesTheDeskAsItsJson() throws Exception {
    serve(Optional.of("evaluator"));
    tool(1, "next_order", "{}");
    asked.take();

    tool(
        2,
        "submit",
        """
        {"order": "evaluate-a-v1-a1-t1", "verdict": "PASS",
         "findings": [{"where": "a \\"b\\"", "what": "ü\\n"}]}\
        """);

    assertThat(JSON.readTree(asked.take().fields().get("verdict")))
        .isEqualTo(
            JSON.readTree(
                """
                {"verdict": "PASS", "findings": [{"where": "a \\"b\\"", "what": "ü\\n"}]}\
                """));
  }

  @Test
  void whatIsNoMessageIsAnsweredAndTheNextOneServed() throws Exception {
    serve(Optional.of("generator"));

    for (var line : List.of("garbage", "[1]", "{}", "{\"jsonrpc\": \"2.0\"", "\u0000", "null")) {
      send(line);
      assertThat(JSON.readTree(said.take()).path("error").path("message").asString(""))
          .as(line)
          .contains("one message is one line");
    }
    send("\"" + "x".repeat(5 << 20) + "\"");
    assertThat(said.take()).contains("longer than 4194304 bytes");
    assertThat(ask(1, "ping", "{}").has("result")).isTrue();
    assertThat(ask(2, "server/discover", "{}").path("error").path("code").asInt(0))
        .isEqualTo(-32601);
  }

  @Test
  void aCallThatCannotWorkSaysWhatToDo() throws Exception {
    serve(Optional.empty());

    assertThat(ask(1, "tools/call", "{\"name\": \"make_coffee\"}").toString())
        .contains("make_coffee");
    var early = tool(2, "submit", "{\"order\": \"generate-a-v1-a1-t1\", \"summary\": \"x\"}");
    assertThat(early.path("isError").asBoolean(false)).isTrue();
    assertThat(text(early)).contains("Call `next_order` first");
    var wrong = tool(3, "next_order", "{\"role\": \"king\"}");
    assertThat(wrong.path("isError").asBoolean(false)).isTrue();
    assertThat(text(wrong)).contains("role").contains("\"generator\", \"evaluator\"");
    var long1 =
        tool(4, "submit", "{\"order\": \"a\", \"summary\": \"%s\"}".formatted("x".repeat(100_000)));
    assertThat(text(long1)).contains("at most 4000 characters");
    assertThat(asked).isEmpty();
  }

  @Test
  void twoCallsAtOnceTakeOneOrder() throws Exception {
    var first = new CountDownLatch(1);
    clerk =
        (call, _) -> {
          if (call.field("worker").isEmpty()) {
            first.await();
          }
          return brief("worker-1", call);
        };
    serve(Optional.of("generator"));

    begin(1, "tools/call", "{\"name\": \"next_order\", \"arguments\": {}}");
    begin(2, "tools/call", "{\"name\": \"next_order\", \"arguments\": {}}");
    asked.take();
    first.countDown();
    said.take();
    said.take();

    assertThat(asked.take().fields()).containsEntry("worker", "worker-1");
  }

  @Test
  void aDeskThatClosesAndOpensAgainIsFoundAgain() throws Exception {
    var reached = new CountDownLatch(1);
    clerk =
        (call, caller) -> {
          if (reached.getCount() > 0) {
            reached.countDown();
            new CountDownLatch(1).await();
          }
          return brief("worker-1", call);
        };
    serve(Optional.of("generator"));

    begin(1, "tools/call", "{\"name\": \"next_order\", \"arguments\": {}}");
    reached.await();
    desk.close();
    desk = open();

    assertThat(said.take()).contains("next {");
  }

  @Test
  void aClientThatLeavesIsAnsweredWhatItAskedLastAndTheServerEnds() throws Exception {
    serve(Optional.of("generator"));

    begin(1, "tools/call", "{\"name\": \"next_order\", \"arguments\": {}}");
    client.close();

    end.get();
    assertThat(said.take()).contains("next {");
  }
}

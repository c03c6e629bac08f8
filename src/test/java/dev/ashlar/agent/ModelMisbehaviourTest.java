package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ashlar.gateway.Clockwork;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong with models and providers ends as a named outcome, or is mended.
class ModelMisbehaviourTest {
  private static final String SUBMIT =
      "{\"tools\": [{\"name\": \"submit\", \"input\": {\"summary\": \"done\"}}]}\n";

  /// A reply of each dialect that reached its greatest length within a call of a tool.
  private static final String CUT_ANTHROPIC =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"m",\
      "content":[],"usage":{"input_tokens":10,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t1",\
      "name":"write","input":{}}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta",\
      "partial_json":"{\\"path\\": \\"src/parser/a\\", \\"content\\": \\"begi"}}

      event: content_block_stop
      data: {"type":"content_block_stop","index":0}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":5}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  private static final String CUT_OPENAI =
      """
      data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"m","choices":[{"index":0,\
      "delta":{"role":"assistant","tool_calls":[{"index":0,"id":"t1","type":"function",\
      "function":{"name":"write","arguments":"{\\"path\\": \\"src/pars"}}]},"finish_reason":null}]}

      data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"m","choices":[{"index":0,\
      "delta":{},"finish_reason":"length"}]}

      data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"m","choices":[],\
      "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}

      data: [DONE]

      """;

  private static final String CUT_GEMINI =
      """
      data: {"candidates":[{"index":0,"content":{"role":"model","parts":[{"text":"I will now"}]},\
      "finishReason":"MAX_TOKENS"}],"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":5,\
      "totalTokenCount":15},"modelVersion":"m"}

      """;

  @TempDir private Path root;

  private static String raw(String stream, String more) {
    return "{\"type\": \"text/event-stream\", \"raw\": "
        + tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(stream)
        + more
        + "}\n";
  }

  private static String cut(String agent) {
    return switch (agent) {
      case "anthropic" -> CUT_ANTHROPIC;
      case "openai" -> CUT_OPENAI;
      default -> CUT_GEMINI;
    };
  }

  private static AgentReply.Failed failed(AgentReply reply) {
    assertThat(reply).isInstanceOf(AgentReply.Failed.class);
    return (AgentReply.Failed) reply;
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void aReplyCutAtItsGreatestLengthIsToldOnceAndMended(String agent) throws Exception {
    try (var rig = ModelRig.of(root, raw(cut(agent), "") + SUBMIT)) {
      assertThat(rig.generate(agent)).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.lastRequest()).contains("reached its greatest length");
      assertThat(rig.work.resolve("src")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void repliesThatAreAlwaysCutAreTruncated(String agent) throws Exception {
    try (var rig = ModelRig.of(root, raw(cut(agent), ", \"times\": 99"))) {
      var reply = failed(rig.generate(agent));

      assertThat(reply.failure()).isEqualTo(Failure.TRUNCATED);
      assertThat(reply.detail()).contains("3 times in a row");
      assertThat(reply.usage().tokens()).hasValue(45);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void aStreamThatBreaksOffIsAskedForAgain(String agent) throws Exception {
    try (var rig =
        ModelRig.of(root, "{\"cut\": 1, \"reply\": \"some words to break off\"}\n" + SUBMIT)) {
      assertThat(rig.generate(agent)).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.upstream.heard()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void aStreamThatEndsWithoutItsMarkIsNoReply(String agent) throws Exception {
    var stream = cut(agent).lines().limit(agent.equals("anthropic") ? 9 : 1).toList();
    var text =
        String.join("\n", stream).replaceFirst(",\"finishReason\":\"MAX_TOKENS\"", "") + "\n\n";
    try (var rig = ModelRig.of(root, raw(text, "") + SUBMIT)) {
      assertThat(rig.generate(agent)).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.upstream.heard()).hasSize(2);
    }
  }

  @Test
  void streamsThatAlwaysBreakOffAreUnavailableAfterAFewTries() throws Exception {
    var clock = new Skipping();
    var script = "{\"cut\": 2, \"times\": 99, \"reply\": \"some words\"}";
    try (var rig = ModelRig.of(root, script, settings -> settings, clock)) {
      var reply = failed(rig.generate("anthropic"));

      assertThat(reply.failure()).isEqualTo(Failure.UNAVAILABLE);
      assertThat(rig.upstream.heard()).hasSize(4);
      assertThat(reply.usage()).isEqualTo(Usage.UNKNOWN);
      assertThat(clock.pauses).hasSize(3);
    }
  }

  @Test
  void aProviderThatRefusesForAnHourIsUnavailableAndTheHourIsWaited() throws Exception {
    var clock = new Skipping();
    var script = "{\"status\": 529, \"times\": 9999}";
    try (var rig =
        ModelRig.of(root, script, settings -> settings.withClockwork(clock), clock)
            .allowing(Duration.ofHours(4))) {
      var reply = failed(rig.generate("anthropic"));

      assertThat(reply.failure()).isEqualTo(Failure.UNAVAILABLE);
      assertThat(reply.detail()).contains("unavailable");
      assertThat(clock.waited()).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(75));
      assertThat(rig.upstream.heard().size()).isLessThan(90);
    }
  }

  @Test
  void twentyMinutesOf529LoseNothing() throws Exception {
    var clock = new Skipping();
    var script =
        """
        {"turn": 0, "tools": [{"name": "write", "input": {"path": "src/parser/a", "content": "x"}}]}
        {"turn": 1, "status": 529, "times": 25}
        """
            + SUBMIT;
    try (var rig =
        ModelRig.of(root, script, settings -> settings.withClockwork(clock), clock)
            .allowing(Duration.ofHours(4))) {
      assertThat(rig.generate("openai")).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.written("src/parser/a")).isEqualTo("x");
      assertThat(rig.upstream.heard()).hasSize(27);
      assertThat(clock.waited()).isGreaterThan(Duration.ofMinutes(18));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void aBudgetThatIsUsedUpEndsTheTurnByThatName(String agent) throws Exception {
    var script =
        """
        {"turn": 0, "tools": [{"name": "list", "input": {}}], "usage": {"input": 4000, "output": 2000}}
        """
            + SUBMIT;
    try (var rig = ModelRig.of(root, script).reserving(5_000)) {
      var reply = failed(rig.generate(agent));

      assertThat(reply.failure()).isEqualTo(Failure.BUDGET);
      assertThat(reply.detail()).isEqualTo("the budget of 5000 tokens is used up");
      assertThat(reply.usage().tokens()).hasValue(6_000);
      assertThat(rig.upstream.heard()).hasSize(1);
    }
  }

  @Test
  void aModelThatTheProviderDoesNotKnowIsForAPerson() throws Exception {
    try (var rig =
        ModelRig.of(root, "{\"status\": 404, \"times\": 9, \"message\": \"model: claude-x\"}")) {
      var reply = failed(rig.generate("anthropic"));

      assertThat(reply.failure()).isEqualTo(Failure.UNAVAILABLE);
      assertThat(reply.detail()).isEqualTo("answer 404: model: claude-x");
      assertThat(rig.upstream.heard()).hasSize(1);
    }
  }

  @Test
  void aRequestThatTheProviderRefusesIsNotMadeAgain() throws Exception {
    try (var rig =
        ModelRig.of(root, "{\"status\": 400, \"times\": 9, \"message\": \"too\\u001b[2J long\"}")) {
      var reply = failed(rig.generate("openai"));

      assertThat(reply.failure()).isEqualTo(Failure.CRASHED);
      assertThat(reply.detail()).isEqualTo("answer 400: too [2J long");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void anInterruptClosesTheConnectionUpToTheProvider(String agent) throws Exception {
    try (var rig = ModelRig.of(root, "{\"hang\": 1, \"reply\": \"some words and silence\"}")) {
      var asked = new FutureTask<>(() -> rig.generate(agent));
      var thread = Thread.ofVirtual().start(asked);
      await().until(() -> !rig.upstream.heard().isEmpty());
      thread.interrupt();

      await().untilAsserted(() -> assertThat(rig.upstream.left()).isEqualTo(1));
      await().until(asked::isDone);
      assertThat(asked.state()).isEqualTo(FutureTask.State.FAILED);
      assertThat(asked.exceptionNow()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aSilentStreamIsLeftAndAskedForAgain() throws Exception {
    var script = "{\"hang\": 2, \"reply\": \"some words and silence\"}\n" + SUBMIT;
    try (var rig = ModelRig.impatient(root, script)) {
      assertThat(rig.generate("anthropic")).isInstanceOf(AgentReply.HandedIn.class);
      await().until(() -> rig.upstream.left() > 0);
    }
  }

  @Test
  void aTurnEndsWithItsTime() throws Exception {
    try (var rig =
        ModelRig.of(root, "{\"hang\": 1, \"reply\": \"some words\"}")
            .allowing(Duration.ofMillis(600))) {
      assertThat(failed(rig.generate("openai")).failure()).isEqualTo(Failure.TIMEOUT);
      await().until(() -> rig.upstream.left() == rig.upstream.heard().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void theSameCallAgainAndAgainIsLooping(String agent) throws Exception {
    try (var rig =
        ModelRig.of(
            root, "{\"tools\": [{\"name\": \"read\", \"input\": {\"path\": \"given/x\"}}]}")) {
      var reply = failed(rig.generate(agent));

      assertThat(reply.failure()).isEqualTo(Failure.LOOPING);
      assertThat(reply.detail())
          .isEqualTo("the same call again and again: read {\"path\":\"given/x\"}");
      assertThat(rig.upstream.heard()).hasSize(6);
      assertThat(rig.lastRequest()).contains("You have made this call 3 times");
    }
  }

  @Test
  void wordsWithoutAToolAreRemindedOnceAndThenMalformed() throws Exception {
    try (var rig = ModelRig.of(root, "{\"reply\": \"All done, thank you.\"}")) {
      var reply = failed(rig.generate("gemini-api"));

      assertThat(reply.failure()).isEqualTo(Failure.MALFORMED);
      assertThat(reply.detail()).contains("twice: All done, thank you.");
      assertThat(rig.upstream.heard()).hasSize(2);
      assertThat(rig.lastRequest()).contains("You called no tool");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai"})
  void argumentsThatAreNoJsonAreAnsweredAndCanBeSentBack(String agent) throws Exception {
    var stream =
        cut(agent).replace("max_tokens", "tool_use").replace("\"length\"", "\"tool_calls\"");
    try (var rig = ModelRig.of(root, raw(stream, "") + SUBMIT)) {
      assertThat(rig.generate(agent)).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.lastRequest())
          .contains("ERROR the arguments are not JSON")
          .contains("Call it as write {");
    }
  }

  @Test
  void unknownToolsAndWrongArgumentsAreAnsweredWithWhatToDo() throws Exception {
    var script =
        """
        {"turn": 0, "tools": [{"name": "raed", "input": {}}, {"name": "bash", "input": {"command": "ls"}}]}
        {"turn": 1, "tools": [{"name": "read", "input": {}}, {"name": "read", "input": {"path": 3}},\
        {"name": "read", "input": {"file": "a"}}, {"name": "list", "input": ["a"]}]}
        """
            + SUBMIT;
    try (var rig = ModelRig.of(root, script)) {
      assertThat(rig.generate("anthropic")).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.lastRequest())
          .contains("did you mean `read`?")
          .contains("there is no tool `bash`. The tools are list, read, search, write")
          .contains("`read` needs `path`")
          .contains("`path` must be text")
          .contains("`read` has no argument `file`")
          .contains("the arguments are no JSON object");
    }
  }

  /// A clock on which waiting takes no time; every wait is noted.
  private static final class Skipping implements Clockwork {
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized void pause(Duration time) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      pauses.add(time);
      now = now.plus(time);
    }

    @Override
    public double chance() {
      return 0;
    }

    private synchronized Duration waited() {
      return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
  }
}

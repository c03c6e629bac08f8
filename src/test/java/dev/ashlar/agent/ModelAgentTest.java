package dev.ashlar.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.TokenKinds;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.ModuleName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole assignments, through every dialect and the real gateway.
class ModelAgentTest {
  @TempDir private Path root;

  private static final String GENERATOR =
      """
      {"turn": 0, "tools": [{"name": "list", "input": {}}], "usage": {"input": 100, "cache-read": 7,\
      "output": 10}}
      {"turn": 1, "reply": "I read it.", "tools": [{"name": "read",\
      "input": {"path": "given/CONTRACT.md"}}]}
      {"turn": 2, "tools": [{"name": "write", "input": {"path": "src/parser/a.py",\
      "content": "zéro = '✓ 😀'\\n"}}]}
      {"turn": 3, "tools": [{"name": "run_visible_tests", "input": {}}], "usage": {"input": 50,\
      "cache-read": 900, "output": 3}}
      {"turn": 4, "tools": [{"name": "submit", "input": {"summary": "Parses. Nothing is missing."}}]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void aGeneratorReadsWritesTriesAndHandsIn(String agent) throws Exception {
    try (var rig = ModelRig.of(root, GENERATOR)) {
      var reply = rig.generate(agent);

      assertThat(reply).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(((AgentReply.HandedIn) reply).summary()).isEqualTo("Parses. Nothing is missing.");
      assertThat(rig.enrolled)
          .containsExactly(
              "generate parser v1 a1 t1: " + agent + ", " + agent + " claude-sonnet-4-5");
      assertThat(reply.instance()).startsWith(agent + "-");
      assertThat(rig.written("src/parser/a.py")).isEqualTo("zéro = '✓ 😀'\n");
      assertThat(rig.trials).containsExactly("generate parser v1 a1 t1");
      assertThat(rig.lastRequest())
          .contains("CONTRACT.md  ")
          .contains("It parses numbers: zéro ✓.")
          .contains("19 bytes")
          .contains("ERROR case-2: expected 0");
      assertThat(reply.usage().tokens()).hasValue(110 + 15 + 15 + 53 + 15);
      assertThat(reply.usage().usdMicros()).isPresent();
    }
  }

  @Test
  void theResponsesDialectWorksToo() throws Exception {
    var script = GENERATOR.replace("\"reply\": \"I read it.\", ", "");
    try (var rig = ModelRig.of(root, script)) {
      assertThat(rig.generate("openai-responses")).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.written("src/parser/a.py")).isEqualTo("zéro = '✓ 😀'\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "gemini-api"})
  void anEvaluatorMendsItsVerdictAndGivesIt(String agent) throws Exception {
    var script =
        """
        {"turn": 0, "tools": [{"name": "submit_verdict", "input": {"verdict": "PASS", "findings": []}}]}
        {"turn": 1, "tools": [{"name": "search", "input": {"text": "NUMBERS", "ignore_case": true}}]}
        {"turn": 2, "tools": [{"name": "submit_verdict", "input": {"verdict": "PASS",\
        "findings": [{"where": "CONTRACT.md:2", "what": "met"}]}}]}
        """;
    try (var rig = ModelRig.of(root, script)) {
      var reply = (AgentReply.Judges) rig.evaluate(agent);

      assertThat(reply.judgment()).isEqualTo(AgentReply.Judgment.PASS);
      assertThat(reply.findings().list().getFirst().where()).isEqualTo("CONTRACT.md:2");
      assertThat(rig.lastRequest())
          .contains("a verdict without evidence is none")
          .contains("CONTRACT.md:2: It parses numbers");
      assertThat(rig.request(0)).doesNotContain("run_visible_tests").doesNotContain("\"write\"");
    }
  }

  @Test
  void anIntegratorNamesAPairOfTheRun() throws Exception {
    var script =
        """
        {"turn": 0, "tools": [{"name": "submit_attribution", "input": {"first": "parsr",\
        "second": "lexer", "reason": "?"}}]}
        {"turn": 1, "tools": [{"name": "submit_attribution", "input": {"first": "parser",\
        "second": "frontend", "reason": "case 3"}}]}
        """;
    try (var rig = ModelRig.of(root, script)) {
      assertThat(((AgentReply.Blames) rig.attribute("anthropic")).attribution())
          .isEqualTo(
              new Attribution(new ModuleName("parser"), new ModuleName("frontend"), "case 3"));
    }
  }

  @Test
  void aDisputeNeedsEvidenceAndEndsTheTurn() throws Exception {
    var script =
        """
        {"turn": 0, "tools": [{"name": "dispute", "input": {"claim": "  "}}]}
        {"turn": 1, "tools": [{"name": "dispute", "input": {"claim": "Case 2 contradicts clause 1."}}]}
        """;
    try (var rig = ModelRig.of(root, script)) {
      var reply = (AgentReply.Disputes) rig.generate("openai");

      assertThat(reply.claim().list().getFirst().what()).isEqualTo("Case 2 contradicts clause 1.");
      assertThat(rig.lastRequest()).contains("a dispute needs evidence");
    }
  }

  @Test
  void whatACacheGaveBackIsPaidForAndNotCounted() throws Exception {
    var script =
        """
        {"turn": 0, "tools": [{"name": "submit", "input": {"summary": "s"}}], "usage": {"input": 1000,\
        "cache-read": 10000, "cache-write": 2000, "output": 500}}
        """;
    try (var rig = ModelRig.of(root, script)) {
      // 3 $ a million in, 0.30 from a cache, 3.75 into one, 15 out.
      assertThat(rig.generate("anthropic").usage())
          .isEqualTo(
              new Usage(
                  OptionalLong.of(3_500),
                  OptionalLong.of(3_000 + 3_000 + 7_500 + 7_500),
                  Optional.of(new TokenKinds(1_000, 10_000, 2_000, 500))));
    }
  }

  @Test
  void whatStaysTheSameIsMarkedForTheCache() throws Exception {
    try (var rig = ModelRig.of(root, GENERATOR)) {
      rig.generate("anthropic");

      assertThat(rig.request(0).split("cache_control", -1)).hasSize(4);
      assertThat(rig.lastRequest().split("cache_control", -1)).hasSize(5);
    }
  }

  @Test
  void theBriefSaysTheToolsAndTheNamesThatPathsHaveHere() throws Exception {
    try (var rig = ModelRig.of(root, GENERATOR)) {
      rig.generate("anthropic");

      assertThat(rig.request(0))
          .contains("Write in `./`, read in `given/`.")
          .contains("Hand in: `submit`")
          .doesNotContain("{answering}")
          .doesNotContain(root.toString());
    }
  }

  @Test
  void theKeyAndTheTokenStayOutOfWhatIsSaid() throws Exception {
    try (var rig = ModelRig.of(root, GENERATOR)) {
      rig.generate("gemini-api");

      assertThat(rig.upstream.heard())
          .allSatisfy(heard -> {
            assertThat(heard.body()).doesNotContain(ModelRig.KEY).doesNotContain("ashlar-");
            assertThat(heard.target()).doesNotContain("key=");
          });
    }
  }

  @Test
  void whatGeminiThoughtIsSignedAndSentBack() throws Exception {
    var first =
        """
        data: {"candidates":[{"index":0,"content":{"role":"model","parts":[\
        {"functionCall":{"name":"list","args":{}},"thoughtSignature":"c2ln"}]},\
        "finishReason":"STOP"}]}

        """;
    var script =
        "{\"type\": \"text/event-stream\", \"raw\": "
            + tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(first)
            + "}\n{\"tools\": [{\"name\": \"submit\", \"input\": {\"summary\": \"s\"}}]}";
    try (var rig = ModelRig.of(root, script)) {
      assertThat(rig.generate("gemini-api")).isInstanceOf(AgentReply.HandedIn.class);
      assertThat(rig.lastRequest()).contains("c2ln").doesNotContain("\"id\" : \"\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "openai-responses", "gemini-api"})
  void aToolWithoutArgumentsHasNoEmptySchemaWhereThatIsRefused(String agent) throws Exception {
    try (var rig = ModelRig.of(root, GENERATOR)) {
      rig.generate(agent);
      var tests = rig.request(0).replaceAll("\\s+", "").replaceFirst(".*run_visible_tests", "");
      var declared = tests.substring(0, tests.indexOf("\"name\""));
      if (agent.equals("gemini-api")) {
        assertThat(declared).doesNotContain("properties");
      } else {
        assertThat(declared).contains("\"type\":\"object\"");
      }
    }
  }
}

package dev.ashlar.cli;

import dev.ashlar.cli.PlayedModel.Call;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models build the arithmetic example with Ashlar's own tools, as generators and as evaluators, in
/// every protocol.
class ModelApisTest {
  @TempDir private Path directory;
  @TempDir private Path home;

  /// The same agents, in the seat before a run.
  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai"})
  void aModelReadsABrief(String agent) throws Exception {
    try (var model =
        new PlayedModel()
            .reading(
                AssessReaderTest.FACTS,
                new Call("read", Map.of("path", "given/BRIEF.md")),
                new Call("write", Map.of("path", "facts.yaml", "content", "{text}")),
                new Call("run_visible_tests", Map.of()),
                new Call("submit", Map.of("summary", "It leaves nothing open.")))
            .open()) {
      new PlayedRun(directory, home).reads(agent, "some-model", model);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai", "openai-responses", "gemini-api"})
  void aModelBuildsAndJudges(String agent) throws Exception {
    var file = "src/{module}/{module}.sh";
    try (var model =
        new PlayedModel()
            .generating(
                new Call("read", Map.of("path", "given/CONTRACT.md")),
                new Call("read", Map.of("path", file)),
                new Call("write", Map.of("path", file, "content", "{text}")),
                new Call("run_visible_tests", Map.of()),
                new Call("submit", Map.of("summary", "Built as the contract says.")))
            .judging(
                new Call("read", Map.of("path", "summary.md")),
                new Call("submit_verdict", PlayedModel.VERDICT))
            .open()) {
      new PlayedRun(directory, home).builds(agent, "some-model", model);
    }
  }
}

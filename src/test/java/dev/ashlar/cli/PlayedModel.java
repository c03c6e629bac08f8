package dev.ashlar.cli;

import dev.ashlar.gateway.ModelScript;
import dev.ashlar.gateway.ScriptedUpstream;
import dev.ashlar.harness.Arithmetic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What the model says that is played for the arithmetic example: the recorded implementations to
/// generators, through their clients' own tools, and a verdict to evaluators.
final class PlayedModel {
  static final Map<String, ?> VERDICT =
      Map.of(
          "verdict", "PASS", "findings", List.of(Map.of("where", "src", "what", "read all of it")));

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String GENERATOR = "generator of module";
  private static final String READER = "you read a brief";
  private static final String EVALUATOR = "evaluator of module";

  private final StringBuilder script = new StringBuilder();

  /// One call of a tool. `{found}` is the workspace, or what is given where `{given}` is named,
  /// `{module}` and `{text}` what is to be built.
  record Call(String tool, Map<String, ?> input) {
    private String place() {
      return input.toString().contains("{given}") ? "Read" : "Write";
    }

    private Map<String, ?> tool(String module, String text) {
      var filled =
          JSON.writeValueAsString(input)
              .replace("{given}", "{found}")
              .replace("{module}", module)
              .replace("{text}", json(text))
              .replace("{quoted}", json("'" + text.replace("'", "'\\''") + "'"));
      return Map.of("name", tool, "input", JSON.readTree(filled));
    }

    private static String json(String text) {
      var quoted = JSON.writeValueAsString(text);
      return quoted.substring(1, quoted.length() - 1);
    }
  }

  /// Generators make these calls one after the other.
  PlayedModel generating(Call... calls) {
    for (var module : Map.of("inc", Arithmetic.INC, "dbl", Arithmetic.DBL).entrySet()) {
      for (int turn = 0; turn < calls.length; turn++) {
        var tool = calls[turn].tool(module.getKey(), module.getValue());
        act(
            Map.of(
                "turn",
                turn,
                "when",
                GENERATOR + " `" + module.getKey() + "`",
                "find",
                calls[turn].place() + " here:[*][*] `([^`]+)`",
                "tools",
                List.of(tool)));
      }
    }
    act(Map.of("when", GENERATOR, "reply", "Built as the contract says."));
    return this;
  }

  /// Whoever reads a brief makes these calls; `{text}` is what it found.
  PlayedModel reading(String facts, Call... calls) {
    for (int turn = 0; turn < calls.length; turn++) {
      act(
          Map.of(
              "turn",
              turn,
              "when",
              READER,
              "find",
              calls[turn].place() + " here:[*][*] `([^`]+)`",
              "tools",
              List.of(calls[turn].tool("", facts))));
    }
    act(Map.of("when", READER, "reply", "It leaves nothing open."));
    return this;
  }

  /// Evaluators make these calls first.
  PlayedModel judging(Call... calls) {
    for (int turn = 0; turn < calls.length; turn++) {
      var tool = calls[turn].tool("", "");
      act(
          Map.of(
              "turn",
              turn,
              "when",
              EVALUATOR,
              "find",
              "Read here:[*][*] `([^`]+)`",
              "tools",
              List.of(tool)));
    }
    act(Map.of("when", EVALUATOR, "reply", JSON.writeValueAsString(VERDICT)));
    return this;
  }

  private void act(Map<String, ?> act) {
    script.append(JSON.writeValueAsString(act)).append('\n');
  }

  /// Whatever else clients ask, such as a title.
  ScriptedUpstream open() throws IOException {
    return ScriptedUpstream.open(ModelScript.parse(script + "{\"reply\": \"ok\"}\n"));
  }
}

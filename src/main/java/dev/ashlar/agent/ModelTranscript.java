package dev.ashlar.agent;

import dev.ashlar.agent.Model.Message;
import dev.ashlar.gateway.Tokens;
import dev.ashlar.orchestrator.OrderKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was said in a conversation with a model, a line each, kept for people.
final class ModelTranscript implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Transcript file;

  private ModelTranscript(Transcript file) {
    this.file = file;
  }

  static ModelTranscript open(Path directory, OrderKey key) throws IOException {
    return new ModelTranscript(Transcript.open(directory, key));
  }

  void note(Message message) {
    try {
      file.line(JSON.writeValueAsString(line(message)));
    } catch (IOException e) {
      throw new UncheckedIOException("the transcript cannot be written", e);
    }
  }

  private static ObjectNode line(Message message) {
    var line = JSON.createObjectNode();
    switch (message) {
      case Model.Rules(var text) -> line.put("rules", text);
      case Model.Told(var text) -> line.put("told", text);
      case Model.Said said -> said(said, line);
      case Model.Results(var results) -> {
        var array = line.putArray("results");
        results.forEach(result ->
            array.addObject().put("tool", result.call().tool()).put("text", result.text()));
      }
    }
    return line;
  }

  private static void said(Model.Said said, ObjectNode line) {
    line.put("said", said.text());
    var calls = line.putArray("calls");
    said.calls()
        .forEach(
            call -> calls.addObject().put("tool", call.tool()).put("arguments", call.arguments()));
    line.put("ending", said.ending().name());
    tokens(said.tokens(), line);
  }

  private static void tokens(Optional<Tokens> tokens, ObjectNode line) {
    tokens.ifPresent(count ->
        line.putObject("tokens")
            .put("input", count.input())
            .put("cache-read", count.cacheRead())
            .put("cache-write", count.cacheWrite())
            .put("output", count.output()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package dev.ashlar.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scripted reply in a dialect's words: as the events of a stream, or whole.
abstract sealed class Performance
    permits AnthropicPerformance, ChatPerformance, GeminiPerformance, ResponsesPerformance {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PIECE_CHARS = 16;

  final String model;
  final String text;
  final List<ModelScript.Tool> tools;
  final Optional<Tokens> usage;
  private final int turn;

  Performance(Reply reply) {
    this.model = reply.model();
    this.text = reply.text();
    this.tools = reply.act().tools();
    this.usage = reply.act().usage();
    this.turn = reply.turn();
  }

  static Performance of(Dialect dialect, Reply reply) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> new AnthropicPerformance(reply);
      case OPENAI_RESPONSES -> new ResponsesPerformance(reply);
      case OPENAI_CHAT -> new ChatPerformance(reply);
      case GEMINI -> new GeminiPerformance(reply);
    };
  }

  /// What is to be said, by which model, after how many replies: clients take two messages of one
  /// name for the same.
  record Reply(String model, String text, ModelScript.Act act, int turn) {}

  /// A name that no other turn of the conversation gives.
  final String id(String kind, int number) {
    return kind + "_" + turn + "_" + number;
  }

  /// Turns of the assistant that a request already has.
  static int turns(Dialect dialect, JsonNode request) {
    var messages =
        switch (dialect) {
          case ANTHROPIC_MESSAGES, OPENAI_CHAT -> request.path("messages");
          case OPENAI_RESPONSES -> request.path("input");
          case GEMINI -> request.path("contents");
        };
    return (int) messages.valueStream().filter(Performance::isReply).count();
  }

  private static boolean isReply(JsonNode message) {
    var role = message.path("role").asString("");
    return role.equals("assistant")
        || role.equals("model")
        || message.path("type").asString("").equals("function_call");
  }

  /// The events of a stream, each as it goes over the wire.
  abstract List<String> events();

  /// The whole reply, as one JSON value.
  abstract ObjectNode whole();

  /// The text in pieces of whole words.
  final List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int blank = text.indexOf(' ', Math.min(text.length(), from + PIECE_CHARS));
      int to = blank < 0 ? text.length() : blank + 1;
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /// An event that names its type twice, as Anthropic and OpenAI's responses do.
  static String named(ObjectNode data) {
    return "event: " + data.path("type").asString() + "\n" + data(data);
  }

  static String data(ObjectNode data) {
    return "data: " + JSON.writeValueAsString(data) + "\n\n";
  }
}

package dev.ashlar.gateway;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A scripted reply as Anthropic's messages have it.
final class AnthropicPerformance extends Performance {
  AnthropicPerformance(Reply reply) {
    super(reply);
  }

  @Override
  List<String> events() {
    List<String> events = new ArrayList<>();
    var start = object().put("type", "message_start");
    start.set("message", message(false));
    events.add(named(start));
    int index = 0;
    if (!text.isEmpty()) {
      addText(index++, events);
    }
    for (var tool : tools) {
      addTool(index++, tool, events);
    }
    var delta = object().put("type", "message_delta");
    delta.putObject("delta").put("stop_reason", stopReason()).putNull("stop_sequence");
    usage.ifPresent(tokens -> delta.set("usage", object().put("output_tokens", tokens.output())));
    events.add(named(delta));
    events.add(named(object().put("type", "message_stop")));
    return events;
  }

  private void addText(int index, List<String> events) {
    var start = block("content_block_start", index);
    start.putObject("content_block").put("type", "text").put("text", "");
    events.add(named(start));
    for (var piece : pieces()) {
      var delta = block("content_block_delta", index);
      delta.putObject("delta").put("type", "text_delta").put("text", piece);
      events.add(named(delta));
    }
    events.add(named(block("content_block_stop", index)));
  }

  private void addTool(int index, ModelScript.Tool tool, List<String> events) {
    var start = block("content_block_start", index);
    start
        .putObject("content_block")
        .put("type", "tool_use")
        .put("id", id("toolu", index))
        .put("name", tool.name())
        .putObject("input");
    events.add(named(start));
    var delta = block("content_block_delta", index);
    delta
        .putObject("delta")
        .put("type", "input_json_delta")
        .put("partial_json", tool.input().toString());
    events.add(named(delta));
    events.add(named(block("content_block_stop", index)));
  }

  private static ObjectNode block(String type, int index) {
    return object().put("type", type).put("index", index);
  }

  @Override
  ObjectNode whole() {
    var message = message(true).put("stop_reason", stopReason());
    var content = message.putArray("content");
    if (!text.isEmpty()) {
      content.addObject().put("type", "text").put("text", text);
    }
    for (var tool : tools) {
      content
          .addObject()
          .put("type", "tool_use")
          .put("id", id("toolu", content.size()))
          .put("name", tool.name())
          .set("input", tool.input());
    }
    return message;
  }

  private ObjectNode message(boolean whole) {
    var message = object().put("id", id("msg", 0)).put("type", "message").put("role", "assistant");
    message.put("model", model).putNull("stop_reason").putNull("stop_sequence").putArray("content");
    usage.ifPresent(tokens ->
        message
            .putObject("usage")
            .put("input_tokens", tokens.input())
            .put("cache_creation_input_tokens", tokens.cacheWrite())
            .put("cache_read_input_tokens", tokens.cacheRead())
            .put("output_tokens", whole ? tokens.output() : 1));
    return message;
  }

  private String stopReason() {
    return tools.isEmpty() ? "end_turn" : "tool_use";
  }
}

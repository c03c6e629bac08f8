package dev.ashlar.gateway;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scripted reply as OpenAI's responses have it.
final class ResponsesPerformance extends Performance {
  ResponsesPerformance(Reply reply) {
    super(reply);
  }

  @Override
  List<String> events() {
    List<String> events = new ArrayList<>();
    events.add(around("response.created", response("in_progress", false)));
    var items = output();
    for (int index = 0; index < items.size(); index++) {
      var item = items.get(index);
      events.add(named(item("response.output_item.added", index, (ObjectNode) item)));
      if (item.path("type").asString("").equals("message")) {
        for (var piece : pieces()) {
          events.add(
              named(
                  object()
                      .put("type", "response.output_text.delta")
                      .put("item_id", id("msg", 0))
                      .put("output_index", index)
                      .put("content_index", 0)
                      .put("delta", piece)));
        }
      }
      events.add(named(item("response.output_item.done", index, (ObjectNode) item)));
    }
    events.add(around("response.completed", response("completed", true)));
    return events;
  }

  private static ObjectNode item(String type, int index, ObjectNode item) {
    var event = object().put("type", type).put("output_index", index);
    event.set("item", item);
    return event;
  }

  private static String around(String type, ObjectNode response) {
    var event = object().put("type", type);
    event.set("response", response);
    return named(event);
  }

  @Override
  ObjectNode whole() {
    return response("completed", true);
  }

  private ObjectNode response(String status, boolean whole) {
    var response =
        object()
            .put("id", id("resp", 0))
            .put("object", "response")
            .put("created_at", 0)
            .put("status", status)
            .put("model", model);
    response.set("output", whole ? output() : array());
    if (whole) {
      usage.ifPresent(tokens -> response.set("usage", usage(tokens)));
    }
    return response;
  }

  private ArrayNode output() {
    var output = array();
    if (!text.isEmpty()) {
      var message =
          output
              .addObject()
              .put("type", "message")
              .put("id", id("msg", 0))
              .put("role", "assistant");
      message
          .put("status", "completed")
          .putArray("content")
          .addObject()
          .put("type", "output_text")
          .put("text", text)
          .putArray("annotations");
    }
    for (var tool : tools) {
      output
          .addObject()
          .put("type", "function_call")
          .put("id", id("fc", output.size()))
          .put("call_id", id("call", output.size()))
          .put("name", tool.name())
          .put("arguments", tool.input().toString())
          .put("status", "completed");
    }
    return output;
  }

  private static ObjectNode usage(Tokens tokens) {
    long input = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
    var usage =
        object()
            .put("input_tokens", input)
            .put("output_tokens", tokens.output())
            .put("total_tokens", input + tokens.output());
    usage
        .putObject("input_tokens_details")
        .put("cached_tokens", tokens.cacheRead())
        .put("cache_write_tokens", tokens.cacheWrite());
    usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    return usage;
  }
}

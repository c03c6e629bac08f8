package dev.ashlar.gateway;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scripted reply as OpenAI's chat completions have it; usage comes whether it was asked for or
/// not.
final class ChatPerformance extends Performance {
  ChatPerformance(Reply reply) {
    super(reply);
  }

  @Override
  List<String> events() {
    List<String> events = new ArrayList<>();
    events.add(chunk(object().put("role", "assistant").put("content", ""), false));
    for (var piece : pieces()) {
      events.add(chunk(object().put("content", piece), false));
    }
    if (!tools.isEmpty()) {
      events.add(chunk(object().set("tool_calls", calls()), false));
    }
    events.add(chunk(object(), true));
    usage.ifPresent(tokens -> {
      var last = base("chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage(tokens));
      events.add(data(last));
    });
    events.add("data: [DONE]\n\n");
    return events;
  }

  private String chunk(ObjectNode delta, boolean last) {
    var chunk = base("chat.completion.chunk");
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", last ? finishReason() : null);
    return data(chunk);
  }

  @Override
  ObjectNode whole() {
    var reply = base("chat.completion");
    var choice =
        reply.putArray("choices").addObject().put("index", 0).put("finish_reason", finishReason());
    var message = choice.putObject("message").put("role", "assistant").put("content", text);
    if (!tools.isEmpty()) {
      message.set("tool_calls", calls());
    }
    usage.ifPresent(tokens -> reply.set("usage", usage(tokens)));
    return reply;
  }

  private ObjectNode base(String kind) {
    return object()
        .put("id", "chatcmpl-scripted")
        .put("object", kind)
        .put("created", 0)
        .put("model", model);
  }

  private ArrayNode calls() {
    var calls = array();
    for (var tool : tools) {
      var call =
          calls.addObject().put("index", calls.size() - 1).put("id", id("call", calls.size()));
      call.put("type", "function")
          .putObject("function")
          .put("name", tool.name())
          .put("arguments", tool.input().toString());
    }
    return calls;
  }

  private static ObjectNode usage(Tokens tokens) {
    long input = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
    var usage =
        object()
            .put("prompt_tokens", input)
            .put("completion_tokens", tokens.output())
            .put("total_tokens", input + tokens.output());
    usage
        .putObject("prompt_tokens_details")
        .put("cached_tokens", tokens.cacheRead())
        .put("cache_write_tokens", tokens.cacheWrite());
    return usage;
  }

  private String finishReason() {
    return tools.isEmpty() ? "stop" : "tool_calls";
  }
}

package dev.ashlar.gateway;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A scripted reply as Gemini's contents have it.
final class GeminiPerformance extends Performance {
  GeminiPerformance(Reply reply) {
    super(reply);
  }

  @Override
  List<String> events() {
    List<String> events = new ArrayList<>();
    for (var piece : pieces()) {
      events.add(data(part(object().put("text", piece))));
    }
    for (var tool : tools) {
      events.add(data(part(call(tool))));
    }
    var last = part(object().put("text", ""));
    finish(last);
    events.add(data(last));
    return events;
  }

  @Override
  ObjectNode whole() {
    var reply = part(object().put("text", text));
    for (var tool : tools) {
      reply.withArray("/candidates/0/content/parts").add(call(tool));
    }
    finish(reply);
    return reply;
  }

  private ObjectNode part(ObjectNode part) {
    var reply = object();
    var content =
        reply
            .putArray("candidates")
            .addObject()
            .put("index", 0)
            .putObject("content")
            .put("role", "model");
    content.putArray("parts").add(part);
    return reply.put("modelVersion", model).put("responseId", "scripted");
  }

  private static ObjectNode call(ModelScript.Tool tool) {
    var call = object();
    call.putObject("functionCall").put("name", tool.name()).set("args", tool.input());
    return call;
  }

  private void finish(ObjectNode reply) {
    ((ObjectNode) reply.at("/candidates/0")).put("finishReason", "STOP");
    usage.ifPresent(tokens -> {
      long prompt = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
      reply
          .putObject("usageMetadata")
          .put("promptTokenCount", prompt)
          .put("cachedContentTokenCount", tokens.cacheRead())
          .put("candidatesTokenCount", tokens.output())
          .put("totalTokenCount", prompt + tokens.output());
    });
  }
}

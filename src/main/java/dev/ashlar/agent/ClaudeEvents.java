package dev.ashlar.agent;

import tools.jackson.databind.JsonNode;

/// Claude Code's events. A failed call of the model is `subtype: success` with `is_error`, and a
/// `result` may come twice: only all fields together tell.
final class ClaudeEvents {
  private ClaudeEvents() {}

  static void read(JsonNode event, Hearing hearing) {
    switch (event.path("type").asString("")) {
      case "system" -> event.path("session_id").asStringOpt().ifPresent(hearing::began);
      case "assistant" -> message(event, hearing);
      case "result" -> result(event, hearing);
      default -> {
        // user, control and side events tell nothing that counts.
      }
    }
  }

  private static void message(JsonNode event, Hearing hearing) {
    if (event.path("parent_tool_use_id").isString()) {
      return;
    }
    for (var block : event.path("message").path("content")) {
      switch (block.path("type").asString("")) {
        case "text" -> hearing.said(block.path("text").asString(""));
        case "tool_use" -> hearing.called(block.path("name").asString("") + block.path("input"));
        default -> {
          // thinking is nobody's business.
        }
      }
    }
    if (event.path("message").path("stop_reason").asString("").equals("max_tokens")) {
      hearing.cutShort();
    }
  }

  private static void result(JsonNode event, Hearing hearing) {
    var well =
        event.path("subtype").asString("").equals("success")
            && !event.path("is_error").asBoolean(false);
    hearing.ended(well);
    event.path("permission_denials").forEach(_ -> hearing.denied());
    if (event.path("structured_output").isObject()) {
      hearing.answered(event.path("structured_output").toString());
    }
    var text = event.path("result").asString("");
    if (well) {
      hearing.said(text);
    } else {
      hearing.failed(event.path("subtype").asString("error") + (text.isEmpty() ? "" : ": " + text));
    }
  }
}

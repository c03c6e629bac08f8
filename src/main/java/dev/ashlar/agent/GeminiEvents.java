package dev.ashlar.agent;

import tools.jackson.databind.JsonNode;

/// Gemini CLI's events. Its messages come in pieces.
final class GeminiEvents {
  private GeminiEvents() {}

  static void read(JsonNode event, Hearing hearing) {
    switch (event.path("type").asString("")) {
      case "init" -> event.path("session_id").asStringOpt().ifPresent(hearing::began);
      case "message" -> message(event, hearing);
      case "tool_use" ->
          hearing.called(event.path("tool_name").asString("") + event.path("parameters"));
      case "error" -> hearing.failed(event.path("message").asString("error"));
      case "result" -> hearing.ended(event.path("status").asString("").equals("success"));
      default -> {
        // results of tools are the client's own.
      }
    }
  }

  private static void message(JsonNode event, Hearing hearing) {
    if (event.path("role").asString("").equals("assistant")) {
      hearing.saidOn(event.path("content").asString(""));
    } else {
      hearing.pause();
    }
  }
}

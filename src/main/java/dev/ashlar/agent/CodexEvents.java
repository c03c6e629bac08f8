package dev.ashlar.agent;

import tools.jackson.databind.JsonNode;

/// Codex's events. `error` is progress ("Reconnecting …"); only `turn.failed` is final.
final class CodexEvents {
  private CodexEvents() {}

  static void read(JsonNode event, Hearing hearing) {
    switch (event.path("type").asString("")) {
      case "thread.started" -> event.path("thread_id").asStringOpt().ifPresent(hearing::began);
      case "item.completed" -> item(event.path("item"), hearing);
      case "turn.completed" -> hearing.ended(true);
      case "turn.failed" -> {
        hearing.ended(false);
        hearing.failed(event.path("error").path("message").asString("turn failed"));
      }
      default -> {
        // started and updated items are told again when they are completed.
      }
    }
  }

  private static void item(JsonNode item, Hearing hearing) {
    switch (item.path("type").asString("")) {
      case "agent_message" -> hearing.said(item.path("text").asString(""));
      case "command_execution" -> hearing.called("shell " + item.path("command").asString(""));
      case "file_change" -> hearing.called("write " + item.path("changes"));
      case "mcp_tool_call" ->
          hearing.called(item.path("tool").asString("") + item.path("arguments"));
      default -> {
        // reasoning, plans and searches change nothing.
      }
    }
  }
}

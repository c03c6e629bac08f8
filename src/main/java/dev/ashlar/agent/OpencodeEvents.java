package dev.ashlar.agent;

import tools.jackson.databind.JsonNode;

/// OpenCode's events. None says that it is done; a run whose permission was refused ends early with
/// status 0.
final class OpencodeEvents {
  private OpencodeEvents() {}

  static void read(JsonNode event, Hearing hearing) {
    event.path("sessionID").asStringOpt().ifPresent(hearing::began);
    var part = event.path("part");
    switch (event.path("type").asString("")) {
      case "text" -> hearing.said(part.path("text").asString(""));
      case "tool_use" -> {
        hearing.called(part.path("tool").asString("") + part.path("state").path("input"));
        if (part.path("state").path("error").asString("").contains("rejected permission")) {
          hearing.denied();
        }
      }
      case "step_finish" -> {
        if (part.path("reason").asString("").equals("length")) {
          hearing.cutShort();
        }
      }
      case "error" ->
          hearing.failed(
              event.path("error").path("data").path("message").asString("unknown error"));
      default -> {
        // step_start tells nothing.
      }
    }
  }
}

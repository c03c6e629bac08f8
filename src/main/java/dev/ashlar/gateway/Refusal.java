package dev.ashlar.gateway;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An answer of the gateway's own, in the shape in which the client's dialect has its errors.
record Refusal(int status, String kind, String message) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<Integer, String> ANTHROPIC =
      Map.of(
          400, "invalid_request_error",
          403, "permission_error",
          404, "not_found_error",
          413, "request_too_large",
          429, "rate_limit_error",
          529, "overloaded_error");

  private static final Map<Integer, String> GEMINI =
      Map.of(
          400, "FAILED_PRECONDITION",
          403, "PERMISSION_DENIED",
          404, "NOT_FOUND",
          413, "INVALID_ARGUMENT",
          429, "RESOURCE_EXHAUSTED",
          504, "DEADLINE_EXCEEDED",
          529, "UNAVAILABLE");

  /// For a client that must end its work.
  static Refusal stop(Client client, Stop why) {
    String kind = why instanceof Stop.NoToken ? "invalid_token" : "budget_exhausted";
    return new Refusal(
        client.stopStatus(), kind, "Ashlar's gateway: " + why.message() + ". Do not retry.");
  }

  /// For a client that may come again.
  static Refusal later(Client client, String why) {
    return new Refusal(client.laterStatus(), "provider_unavailable", "Ashlar's gateway: " + why);
  }

  static Refusal of(int status, String kind, String why) {
    return new Refusal(status, kind, "Ashlar's gateway: " + why);
  }

  byte[] body(Dialect dialect) {
    ObjectNode root = JSON.createObjectNode();
    switch (dialect) {
      case ANTHROPIC_MESSAGES ->
          root.put("type", "error")
              .putObject("error")
              .put("type", ANTHROPIC.getOrDefault(status, "api_error"))
              .put("message", message);
      case OPENAI_RESPONSES, OPENAI_CHAT ->
          root.putObject("error")
              .put("message", message)
              .put("type", status < 500 ? "invalid_request_error" : "server_error")
              .putNull("param")
              .put("code", kind);
      case GEMINI ->
          root.putObject("error")
              .put("code", status)
              .put("message", message)
              .put("status", GEMINI.getOrDefault(status, "INTERNAL"));
    }
    return JSON.writeValueAsBytes(root);
  }
}

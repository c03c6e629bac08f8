package dev.ashlar.agent;

import dev.ashlar.sandbox.Session;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One turn over the Agent Client Protocol, version 1: JSON-RPC, a message a line. We ask three
/// things one after the other, and the agent asks for permissions meanwhile.
///
/// We offer it neither files nor terminals, so that its sandbox is the only boundary; what else it
/// asks is answered with an error and never left open. docs/decisions/0041 says why this is not a
/// library's client.
final class AcpDialogue implements Dialogue {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int VERSION = 1;
  private static final int METHOD_NOT_FOUND = -32601;

  /// Calls whose arguments have not come yet; a client that opens more is looping anyway.
  private static final int PENDING_MAX = 1_000;

  private final String place;
  private final String brief;
  private final AcpPermission permission;
  private final Set<String> pending = new LinkedHashSet<>();
  private Step step = Step.INITIALIZE;
  private String session = "";

  /// What we asked last and wait for; its number is the request's id.
  private enum Step {
    INITIALIZE(0),
    NEW_SESSION(1),
    PROMPT(2),
    OVER(3);

    private final int id;

    Step(int id) {
      this.id = id;
    }
  }

  /// @param place where its session is
  AcpDialogue(Assignment assignment, String place, String brief) {
    this.place = place;
    this.brief = brief;
    this.permission = new AcpPermission(assignment.role(), assignment.directory());
  }

  @Override
  public void begin(Session client) {
    var params = object().put("protocolVersion", VERSION);
    var offered = params.putObject("clientCapabilities").put("terminal", false);
    offered.putObject("fs").put("readTextFile", false).put("writeTextFile", false);
    params.putObject("clientInfo").put("name", "ashlar").put("version", "1");
    ask(client, Step.INITIALIZE, "initialize", params);
  }

  @Override
  public void line(String line, Session client, Hearing hearing) {
    try {
      var message = JSON.readTree(line);
      if (message != null && message.isObject()) {
        heard(message, client, hearing);
      }
    } catch (JacksonException e) {
      // Some agents print remarks between their messages.
    }
  }

  private void heard(JsonNode message, Session client, Hearing hearing) {
    var method = message.path("method").asString("");
    if (method.isEmpty()) {
      var id = message.path("id");
      if (id.isIntegralNumber() && id.asInt(-1) == step.id) {
        replied(message, client, hearing);
      }
    } else if (message.has("id")) {
      client.send(reply(message, method, hearing));
    } else if (method.equals("session/update")) {
      told(message.path("params").path("update"), hearing);
    }
  }

  private void replied(JsonNode message, Session client, Hearing hearing) {
    var result = message.path("result");
    if (message.has("error")) {
      var error = message.path("error");
      over(hearing, error.path("message").asString("an error without words") + kind(error));
      return;
    }
    switch (step) {
      case INITIALIZE -> {
        var version = result.path("protocolVersion").asInt(0);
        if (version == VERSION) {
          ask(client, Step.NEW_SESSION, "session/new", newSession());
        } else {
          over(hearing, "it speaks version " + version + " of the protocol, not " + VERSION);
        }
      }
      case NEW_SESSION -> {
        session = result.path("sessionId").asString("");
        hearing.began(session);
        var params = object().put("sessionId", session);
        params.putArray("prompt").addObject().put("type", "text").put("text", brief);
        ask(client, Step.PROMPT, "session/prompt", params);
      }
      case PROMPT -> ended(result.path("stopReason").asString(""), hearing);
      case OVER -> {}
    }
  }

  /// No settings, hooks, servers or instructions from where the session is: agents that know how to
  /// do without are told so in their own words, which the others do not read.
  private ObjectNode newSession() {
    var params = object().put("cwd", place);
    params.putArray("mcpServers");
    var claude = params.putObject("_meta").putObject("claudeCode").putObject("options");
    claude.put("strictMcpConfig", true).putArray("settingSources");
    return params;
  }

  private static String kind(JsonNode error) {
    var data = error.path("data");
    return data.isMissingNode() || data.isNull() ? "" : " " + data;
  }

  private void ended(String reason, Hearing hearing) {
    switch (reason) {
      case "end_turn" -> {
        step = Step.OVER;
        hearing.ended(true);
        hearing.settle();
      }
      case "max_tokens" -> {
        hearing.cutShort();
        over(hearing, "the answer was cut at the most tokens that the model gives");
      }
      case "max_turn_requests" -> over(hearing, "it made all the requests that it may in one turn");
      case "refusal" -> over(hearing, "the model refuses to go on");
      case "cancelled" -> over(hearing, "the turn was cancelled");
      default -> over(hearing, "it stopped for a reason that the protocol has not: " + reason);
    }
  }

  private void over(Hearing hearing, String why) {
    step = Step.OVER;
    hearing.failed(why);
    hearing.ended(false);
    hearing.settle();
  }

  private void told(JsonNode update, Hearing hearing) {
    switch (update.path("sessionUpdate").asString("")) {
      case "agent_message_chunk" -> {
        var text = update.path("content").path("text").asString("");
        if (!text.isEmpty()) {
          hearing.saidOn(text);
        }
      }
      case "tool_call" -> {
        hearing.pause();
        if (pending.size() < PENDING_MAX) {
          pending.add(update.path("toolCallId").asString(""));
        }
        called(update, hearing);
      }
      case "tool_call_update" -> called(update, hearing);
      default -> {
        // Plans, thoughts, usage and modes are not evidence, and the gateway counts.
      }
    }
  }

  /// A call is told once, when its arguments are known or it has ended; some agents send these
  /// after its name.
  private void called(JsonNode update, Hearing hearing) {
    var id = update.path("toolCallId").asString("");
    var input = update.path("rawInput");
    var status = update.path("status").asString("");
    var whole = input.isObject() && !input.isEmpty();
    if ((whole || status.equals("completed") || status.equals("failed")) && pending.remove(id)) {
      hearing.called(update.path("kind").asString("") + update.path("title").asString("") + input);
    }
  }

  private String reply(JsonNode request, String method, Hearing hearing) {
    var reply = JSON.createObjectNode().put("jsonrpc", "2.0");
    reply.set("id", request.path("id"));
    if (method.equals("session/request_permission")) {
      var outcome = permission.decide(request.path("params"), hearing);
      reply.putObject("result").set("outcome", outcome);
    } else {
      reply
          .putObject("error")
          .put("code", METHOD_NOT_FOUND)
          .put(
              "message", "not offered here: " + method.substring(0, Math.min(80, method.length())));
    }
    return reply.toString();
  }

  @Override
  public void cancel(Session client) {
    if (step == Step.PROMPT) {
      var message = object().put("jsonrpc", "2.0").put("method", "session/cancel");
      message.putObject("params").put("sessionId", session);
      client.send(message.toString());
    }
  }

  private void ask(Session client, Step next, String method, ObjectNode params) {
    step = next;
    var message = object().put("jsonrpc", "2.0").put("id", next.id).put("method", method);
    message.set("params", params);
    client.send(message.toString());
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}

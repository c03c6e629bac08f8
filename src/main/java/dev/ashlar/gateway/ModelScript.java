package dev.ashlar.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a scripted model does, line by line: each line of the file is one act, a JSON object. Blank
/// lines and lines that begin with `#` are skipped.
///
/// For a request, the acts that fit it are played in the order of the file, each as often as it
/// says; the last that fits is played for ever. Which act fits follows from the request alone, so
/// that side requests and retries of other conversations do not shift it:
///
/// - `"turn": 2` only after so many turns of the assistant in the request; without it, always.
/// - `"when": "text"` only if the request's body contains this text.
/// - `"times": 3` how often, 1 without it; an act without `status`, `cut`, `hang` or `raw` is
///   played for ever unless it says otherwise.
///
/// What an act does:
///
/// - `"reply": "text"` is said, in pieces of a few words.
/// - `"tools": [{"name": "Write", "input": {…}}]` are called after the text.
/// - `"usage": {"input": 25, "cache-read": 0, "cache-write": 9000, "output": 45}` is reported;
///   `"usage": false` reports none.
/// - `"status": 429` answers an error in the dialect's shape, with `"retry-after": "1"` and
///   `"message": "…"` if there are any.
/// - `"raw": "…"` answers exactly this body, as `"type"`, with `status` or 200.
/// - `"cut": 3` breaks the connection after so many events; `"hang": 3` falls silent after so many
///   and stays so until the caller leaves. `"hang": -1` does not even answer a head.
/// - `"drip": 20` waits so many milliseconds before each event.
/// - `"find": "Write here: ([^ ]+)"` puts what the pattern's group finds in the request's body in
///   place of each `{found}` in its reply and in its tools' inputs.
/// - `"echo": true` says the request's head back, key and all.
public record ModelScript(List<Act> acts) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ACTS_MAX = 100_000;

  private static final Set<String> FIELDS =
      Set.of(
          "turn",
          "when",
          "times",
          "reply",
          "tools",
          "usage",
          "status",
          "retry-after",
          "message",
          "raw",
          "type",
          "cut",
          "hang",
          "drip",
          "find",
          "echo");

  public ModelScript {
    acts = List.copyOf(acts);
  }

  /// One line of a script.
  record Act(
      OptionalInt turn,
      String when,
      int times,
      String reply,
      List<Tool> tools,
      Optional<Tokens> usage,
      int status,
      Optional<String> retryAfter,
      String message,
      Optional<String> raw,
      String type,
      OptionalInt cut,
      OptionalInt hang,
      Duration drip,
      Optional<Pattern> find,
      boolean echo) {
    /// This act for a request with this body.
    Act filled(String body) {
      var matcher = find.map(pattern -> pattern.matcher(body));
      if (matcher.isEmpty() || !matcher.get().find()) {
        return this;
      }
      var found = matcher.get().group(1);
      return new Act(
          turn,
          when,
          times,
          reply.replace("{found}", found),
          tools.stream().map(tool -> tool.filled(found)).toList(),
          usage,
          status,
          retryAfter,
          message,
          raw,
          type,
          cut,
          hang,
          drip,
          Optional.empty(),
          echo);
    }

    boolean fits(int turns, String body) {
      return (turn.isEmpty() || turn.getAsInt() == turns) && body.contains(when);
    }
  }

  /// A call of a tool.
  record Tool(String name, JsonNode input) {
    Tool filled(String found) {
      return new Tool(name, JSON.readTree(input.toString().replace("{found}", found)));
    }
  }

  /// The script in `file`.
  public static ModelScript read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /// The script in `text`; an `IllegalArgumentException` says which line is wrong, and how.
  public static ModelScript parse(String text) {
    List<Act> acts = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        acts.add(act(line, number));
      }
    }
    if (acts.isEmpty() || acts.size() > ACTS_MAX) {
      throw new IllegalArgumentException(
          "a script has 1 to " + ACTS_MAX + " acts, not " + acts.size());
    }
    return new ModelScript(acts);
  }

  private static Act act(String line, int number) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw wrong(number, "an act is a JSON object");
      }
      for (String field : node.propertyNames()) {
        if (!FIELDS.contains(field)) {
          throw wrong(
              number,
              "unknown field " + field + "; known are " + FIELDS.stream().sorted().toList());
        }
      }
      return act(node);
    } catch (JacksonException _) {
      throw wrong(number, "not JSON");
    }
  }

  private static Act act(JsonNode node) {
    boolean fault = node.has("status") || node.has("cut") || node.has("hang") || node.has("raw");
    return new Act(
        number(node, "turn"),
        node.path("when").asString(""),
        node.path("times").asInt(fault ? 1 : Integer.MAX_VALUE),
        node.path("reply").asString(""),
        tools(node.path("tools")),
        usage(node.path("usage")),
        node.path("status").asInt(200),
        node.path("retry-after").asStringOpt(),
        node.path("message").asString("the script says so"),
        node.path("raw").asStringOpt(),
        node.path("type").asString("application/json"),
        number(node, "cut"),
        number(node, "hang"),
        Duration.ofMillis(node.path("drip").asInt(0)),
        node.path("find").asStringOpt().map(Pattern::compile),
        node.path("echo").asBoolean(false));
  }

  private static OptionalInt number(JsonNode node, String name) {
    return node.path(name).isInt() ? OptionalInt.of(node.path(name).asInt()) : OptionalInt.empty();
  }

  private static List<Tool> tools(JsonNode node) {
    return node.valueStream()
        .map(one -> new Tool(one.path("name").asString(""), one.path("input")))
        .toList();
  }

  private static Optional<Tokens> usage(JsonNode node) {
    if (node.isBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tokens(
            node.path("input").asLong(10),
            node.path("cache-read").asLong(0),
            node.path("cache-write").asLong(0),
            node.path("output").asLong(5)));
  }

  private static IllegalArgumentException wrong(int line, String why) {
    return new IllegalArgumentException("model script, line " + line + ": " + why);
  }
}

package dev.ashlar.agent;

import dev.ashlar.codec.ReplyCodec;
import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.ModuleName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a script: one JSON object a line, the reply to one order. docs/plan-format.md, "Roles",
/// has the form.
///
/// Every line that is wrong is told, not only the first.
public final class ScriptReader {
  /// The file of a plan directory that scripted agents answer from.
  public static final String FILE = "replies.jsonl";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<String> ANSWERS =
      Set.of("files", "dispute", "fails", "verdict", "attribution");

  private final Set<ModuleName> blamable;
  private final TreeMap<String, Script.Entry> entries = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private ScriptReader(Set<ModuleName> blamable) {
    this.blamable = blamable;
  }

  /// What reading came to: a script, or what is wrong with it, line by line.
  public sealed interface Reading {}

  public record Read(Script script) implements Reading {}

  public record Refused(List<String> mistakes) implements Reading {
    public Refused {
      mistakes = List.copyOf(mistakes);
    }
  }

  /// Reads the text of a script; `blamable` are the modules and compositions an attribution may
  /// name.
  public static Reading read(String text, Set<ModuleName> blamable) {
    var reader = new ScriptReader(blamable);
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        reader.line(i + 1, lines.get(i));
      }
    }
    return reader.mistakes.isEmpty()
        ? new Read(new Script(reader.entries))
        : new Refused(reader.mistakes);
  }

  private void line(int number, String line) {
    try {
      var node = MAPPER.readTree(line);
      var key = OrderKey.parse(node.path("order").asString(""));
      if (entries.put(key.toString(), entry(node)) != null) {
        throw new IllegalArgumentException("a second reply to " + key);
      }
    } catch (JacksonException e) {
      mistake(number, "not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      mistake(number, String.valueOf(e.getMessage()));
    }
  }

  private void mistake(int number, String what) {
    mistakes.add(FILE + ":" + number + ": " + what);
  }

  private Script.Entry entry(JsonNode node) {
    var given = ANSWERS.stream().filter(node::has).sorted().toList();
    if (given.size() != 1) {
      throw new IllegalArgumentException(
          "a reply has exactly one of " + ANSWERS.stream().sorted().toList() + ", not " + given);
    }
    var answer = node.path(given.getFirst());
    var worker = node.path("worker").asString("scripted");
    var usage = new Usage(number(node, "tokens"), number(node, "usdMicros"));
    return switch (given.getFirst()) {
      case "files" ->
          new Script.Entry(
              new AgentReply.HandedIn(worker, node.path("summary").asString("(none)"), usage),
              files(answer));
      case "dispute" ->
          plain(
              new AgentReply.Disputes(
                  worker, Findings.ofText("claim of " + worker, answer.asString("")), usage));
      case "fails" ->
          plain(
              new AgentReply.Failed(
                  worker, failure(answer.asString("")), node.path("detail").asString(""), usage));
      case "verdict" -> plain(judged(worker, answer, usage));
      default -> plain(new AgentReply.Blames(worker, attribution(answer), usage));
    };
  }

  private static Script.Entry plain(AgentReply reply) {
    return new Script.Entry(reply, Map.of());
  }

  private static Map<String, byte[]> files(JsonNode node) {
    var files = new TreeMap<String, byte[]>();
    for (var file : node.properties()) {
      files.put(file.getKey(), file.getValue().asString("").getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static Failure failure(String word) {
    return Arrays.stream(Failure.values())
        .filter(failure -> failure.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "`fails` is \"" + word + "\", none of " + Arrays.toString(Failure.values())));
  }

  private static AgentReply judged(String worker, JsonNode node, Usage usage) {
    return switch (ReplyCodec.judgment(MAPPER.writeValueAsString(node))) {
      case ReplyCodec.Reading.Read<ReplyCodec.Judgment>(var judgment) ->
          new AgentReply.Judges(
              worker, AgentReply.Judgment.valueOf(judgment.verdict()), judgment.findings(), usage);
      case ReplyCodec.Reading.Refused<ReplyCodec.Judgment>(var reason) ->
          throw new IllegalArgumentException(reason);
    };
  }

  private Attribution attribution(JsonNode node) {
    return switch (ReplyCodec.attribution(MAPPER.writeValueAsString(node), blamable)) {
      case ReplyCodec.Reading.Read<Attribution>(var attribution) -> attribution;
      case ReplyCodec.Reading.Refused<Attribution>(var reason) ->
          throw new IllegalArgumentException(reason);
    };
  }

  private static OptionalLong number(JsonNode node, String field) {
    return node.path(field).isIntegralNumber()
        ? OptionalLong.of(node.path(field).asLong())
        : OptionalLong.empty();
  }
}

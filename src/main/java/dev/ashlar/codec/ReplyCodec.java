package dev.ashlar.codec;

import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What evaluators and integrators answer, read strictly: anything but exactly the agreed shape is
/// refused with the reason, never guessed at.
public final class ReplyCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int TEXT_CHARS_MAX = 200_000;

  private ReplyCodec() {}

  /// A reply that was read, or why it was not.
  public sealed interface Reading<T> {
    record Read<T>(T reply) implements Reading<T> {}

    record Refused<T>(String reason) implements Reading<T> {}
  }

  /// An evaluator's judgment: the verdict's word and its findings.
  public record Judgment(String verdict, Findings findings) {
    /// The words a verdict may be.
    public static final Set<String> VERDICTS = Set.of("PASS", "NEEDS_REVISION", "FAIL", "DISPUTED");
  }

  /// Reads `{"verdict": …, "findings": [{"where": …, "what": …}]}`.
  public static Reading<Judgment> judgment(String text) {
    try {
      var root = object(text, Set.of("verdict", "findings"));
      var verdict = string(root, "verdict");
      if (!Judgment.VERDICTS.contains(verdict)) {
        throw new Malformed(
            "`verdict` is \"" + shown(verdict) + "\", not PASS, NEEDS_REVISION, FAIL or DISPUTED");
      }
      return new Reading.Read<>(new Judgment(verdict, findings(root.path("findings"))));
    } catch (Malformed e) {
      return new Reading.Refused<>(e.reason);
    }
  }

  /// Reads `{"first": …, "second": …, "reason": …}` over modules of the plan.
  public static Reading<Attribution> attribution(String text, Set<ModuleName> known) {
    try {
      var root = object(text, Set.of("first", "second", "reason"));
      return new Reading.Read<>(
          new Attribution(
              module(root, "first", known), module(root, "second", known), string(root, "reason")));
    } catch (Malformed e) {
      return new Reading.Refused<>(e.reason);
    }
  }

  private static ModuleName module(JsonNode root, String field, Set<ModuleName> known)
      throws Malformed {
    var text = string(root, field);
    if (!ModuleName.isValid(text) || !known.contains(new ModuleName(text))) {
      throw new Malformed("`" + field + "` is \"" + shown(text) + "\", which is none of " + known);
    }
    return new ModuleName(text);
  }

  private static Findings findings(JsonNode node) throws Malformed {
    if (!node.isArray() || node.isEmpty()) {
      throw new Malformed(
          "`findings` must be a list of at least one {\"where\": …, \"what\": …}: a verdict without"
              + " evidence is none");
    }
    var list = new ArrayList<Finding>();
    for (var entry : node) {
      only(entry, Set.of("where", "what"), "a finding");
      list.add(new Finding(string(entry, "where"), string(entry, "what")));
    }
    return Findings.of(List.copyOf(list));
  }

  private static JsonNode object(String text, Set<String> fields) throws Malformed {
    if (text.length() > TEXT_CHARS_MAX) {
      throw new Malformed("the answer is longer than " + TEXT_CHARS_MAX + " characters");
    }
    try {
      var root = MAPPER.readTree(text);
      only(root, fields, "the answer");
      return root;
    } catch (JacksonException e) {
      throw new Malformed("the answer is not JSON: " + shown(e.getOriginalMessage()));
    }
  }

  private static void only(JsonNode node, Set<String> fields, String what) throws Malformed {
    if (!node.isObject()) {
      throw new Malformed(what + " must be a JSON object");
    }
    for (var name : node.propertyNames()) {
      if (!fields.contains(name)) {
        throw new Malformed(
            what
                + " has the field `"
                + shown(name)
                + "`; it may have "
                + String.join(", ", fields.stream().sorted().toList()));
      }
    }
  }

  private static String string(JsonNode node, String field) throws Malformed {
    var value = node.path(field);
    if (!value.isString() || value.asString().isBlank()) {
      throw new Malformed("`" + field + "` must be a text that is not empty");
    }
    return value.asString();
  }

  private static String shown(String text) {
    return Limits.cut(text, 80);
  }

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    private Malformed(String reason) {
      super(reason);
      this.reason = reason;
    }
  }
}

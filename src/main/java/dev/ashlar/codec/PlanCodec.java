package dev.ashlar.codec;

import dev.ashlar.plan.Artifact;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.EndToEnd;
import dev.ashlar.plan.GateSpec;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Module.Exhausted;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Tier;
import dev.ashlar.plan.ToolchainNeed;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plan to JSON and back, for the journal. Every value is written, defaults included, so that an
/// old journal never depends on today's defaults.
///
/// Durations are ISO 8601, money is millionths of a US dollar, memory is bytes. What is empty is
/// left out. Unknown keys are ignored when reading.
public final class PlanCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlanCodec() {}

  /// The plan as one JSON object.
  public static ObjectNode toJson(Plan plan) {
    ObjectNode json = NODES.objectNode();
    json.set("artifact", toJson(plan.artifact()));
    ObjectNode requirements = json.putObject("requirements");
    plan.requirements().forEach(requirements::put);
    json.set("toolchains", array(plan.toolchains(), PlanCodec::toJson));
    json.set("modules", array(plan.modules(), PlanCodec::toJson));
    json.set("tiers", array(plan.tiers(), PlanCodec::toJson));
    json.set("end-to-end", toJson(plan.endToEnd()));
    json.set("roles", RolesCodec.toJson(plan.roles()));
    json.set("budget", toJson(plan.budget()));
    json.set("parallelism", toJson(plan.parallelism()));
    return json;
  }

  /// The plan that `toJson` wrote.
  ///
  /// @throws IllegalArgumentException if a value is missing or malformed
  public static Plan fromJson(JsonNode json) {
    var requirements = new LinkedHashMap<String, String>();
    json.path("requirements").forEachEntry((id, text) -> requirements.put(id, text.asString()));
    return new Plan(
        artifact(json.path("artifact")),
        requirements,
        list(json, "toolchains", PlanCodec::toolchain),
        list(json, "modules", PlanCodec::moduleFromJson),
        list(json, "tiers", PlanCodec::tier),
        endToEnd(json.path("end-to-end")),
        RolesCodec.fromJson(json.path("roles")),
        budget(json.path("budget")),
        parallelism(json.path("parallelism")));
  }

  private static ObjectNode toJson(Artifact artifact) {
    ObjectNode json = NODES.objectNode();
    json.put("name", artifact.name());
    json.put("kind", artifact.kind());
    json.put("summary", artifact.summary());
    json.set("references", texts(artifact.references()));
    return json;
  }

  private static Artifact artifact(JsonNode json) {
    return new Artifact(
        text(json, "name"), text(json, "kind"), text(json, "summary"), texts(json, "references"));
  }

  private static ObjectNode toJson(ToolchainNeed need) {
    ObjectNode json = NODES.objectNode();
    json.put("name", need.name());
    json.set("mounts", texts(need.mounts()));
    json.set("path", texts(need.path()));
    return json;
  }

  private static ToolchainNeed toolchain(JsonNode json) {
    return new ToolchainNeed(text(json, "name"), texts(json, "mounts"), texts(json, "path"));
  }

  /// One module as a JSON object; the journal keeps amended modules on their own.
  public static ObjectNode toJson(Module module) {
    ObjectNode json = NODES.objectNode();
    json.put("name", module.name().text());
    json.put("purpose", module.purpose());
    json.put("contract", module.contract());
    put(json, "interfaces", module.interfaces());
    json.put("version", module.version());
    json.set("needs", names(module.needs()));
    json.set("owns", texts(module.owns()));
    put(json, "stub", module.stub());
    put(json, "known-good", module.knownGood());
    json.set("references", texts(module.references()));
    json.set("requirements", texts(module.requirements()));
    json.set("gate", toJson(module.gate()));
    ObjectNode estimate = json.putObject("estimate");
    estimate.put("turns", module.estimate().turns());
    estimate.put("tokens", module.estimate().tokens());
    json.set("budget", toJson(module.budget()));
    json.set("on-exhausted", texts(module.onExhausted().stream().map(PlanCodec::word).toList()));
    return json;
  }

  /// The module that `toJson` wrote.
  ///
  /// @throws IllegalArgumentException if a value is missing or malformed
  public static Module moduleFromJson(JsonNode json) {
    JsonNode estimate = json.path("estimate");
    return new Module(
        name(json),
        text(json, "purpose"),
        text(json, "contract"),
        maybeText(json, "interfaces"),
        Math.toIntExact(number(json, "version")),
        names(json, "needs"),
        texts(json, "owns"),
        maybeText(json, "stub"),
        maybeText(json, "known-good"),
        texts(json, "references"),
        texts(json, "requirements"),
        gate(json.path("gate")),
        new Module.Estimate(Math.toIntExact(number(estimate, "turns")), number(estimate, "tokens")),
        budget(json.path("budget")),
        texts(json, "on-exhausted").stream().map(word -> Exhausted.valueOf(upper(word))).toList());
  }

  /// One gate as a JSON object.
  static ObjectNode toJson(GateSpec gate) {
    ObjectNode json = NODES.objectNode();
    put(json, "build", gate.build());
    put(json, "run", gate.run());
    put(json, "support", gate.support());
    put(json, "cases", gate.cases());
    put(json, "held-out", gate.heldOut());
    json.set("suites", array(gate.suites(), PlanCodec::toJson));
    ObjectNode timeouts = json.putObject("timeouts");
    timeouts.put("build", gate.timeouts().build().toString());
    timeouts.put("run", gate.timeouts().run().toString());
    timeouts.put("case", gate.timeouts().oneCase().toString());
    json.put("memory-bytes", gate.memoryBytes());
    return json;
  }

  private static GateSpec gate(JsonNode json) {
    JsonNode timeouts = json.path("timeouts");
    return new GateSpec(
        maybeText(json, "build"),
        maybeText(json, "run"),
        maybeText(json, "support"),
        maybeText(json, "cases"),
        maybeText(json, "held-out"),
        list(json, "suites", PlanCodec::suite),
        new GateSpec.Timeouts(
            duration(timeouts, "build"), duration(timeouts, "run"), duration(timeouts, "case")),
        number(json, "memory-bytes"));
  }

  private static ObjectNode toJson(GateSpec.Suite suite) {
    ObjectNode json = NODES.objectNode();
    json.put("name", suite.name());
    json.put("run", suite.run());
    json.put("report", word(suite.report()));
    json.put("from", suite.from());
    json.set("covers", texts(suite.covers()));
    return json;
  }

  private static GateSpec.Suite suite(JsonNode json) {
    return new GateSpec.Suite(
        text(json, "name"),
        text(json, "run"),
        GateSpec.Report.valueOf(upper(text(json, "report"))),
        text(json, "from"),
        texts(json, "covers"));
  }

  private static ObjectNode toJson(Tier tier) {
    ObjectNode json = NODES.objectNode();
    json.put("name", tier.name().text());
    json.set("modules", names(tier.modules()));
    json.set("gate", toJson(tier.gate()));
    return json;
  }

  private static Tier tier(JsonNode json) {
    return new Tier(name(json), names(json, "modules"), gate(json.path("gate")));
  }

  private static ObjectNode toJson(EndToEnd endToEnd) {
    ObjectNode json = NODES.objectNode();
    json.set("gate", toJson(endToEnd.gate()));
    json.put("threshold-percent", endToEnd.thresholdPercent());
    put(json, "deliver", endToEnd.deliver());
    return json;
  }

  private static EndToEnd endToEnd(JsonNode json) {
    return new EndToEnd(
        gate(json.path("gate")),
        Math.toIntExact(number(json, "threshold-percent")),
        maybeText(json, "deliver"));
  }

  private static ObjectNode toJson(Budget budget) {
    ObjectNode json = NODES.objectNode();
    budget.tokens().ifPresent(tokens -> json.put("tokens", tokens));
    budget.usdMicros().ifPresent(micros -> json.put("usd-micros", micros));
    budget.turns().ifPresent(turns -> json.put("turns", turns));
    budget.attempts().ifPresent(attempts -> json.put("attempts", attempts));
    budget.wallClock().ifPresent(ceiling -> json.put("wall-clock", ceiling.toString()));
    return json;
  }

  private static Budget budget(JsonNode json) {
    if (!json.isObject()) {
      throw missing("budget", "an object");
    }
    return new Budget(
        json.has("tokens") ? OptionalLong.of(number(json, "tokens")) : OptionalLong.empty(),
        json.has("usd-micros") ? OptionalLong.of(number(json, "usd-micros")) : OptionalLong.empty(),
        json.has("turns")
            ? OptionalInt.of(Math.toIntExact(number(json, "turns")))
            : OptionalInt.empty(),
        json.has("attempts")
            ? OptionalInt.of(Math.toIntExact(number(json, "attempts")))
            : OptionalInt.empty(),
        json.has("wall-clock") ? Optional.of(duration(json, "wall-clock")) : Optional.empty());
  }

  private static ObjectNode toJson(Parallelism parallelism) {
    ObjectNode json = NODES.objectNode();
    json.put("generators", parallelism.generators());
    json.put("evaluators", parallelism.evaluators());
    json.put("gates", parallelism.gates());
    json.put("unjudged", parallelism.unjudged());
    return json;
  }

  private static Parallelism parallelism(JsonNode json) {
    return new Parallelism(
        Math.toIntExact(number(json, "generators")),
        Math.toIntExact(number(json, "evaluators")),
        Math.toIntExact(number(json, "gates")),
        Math.toIntExact(number(json, "unjudged")));
  }

  private static void put(ObjectNode json, String key, Optional<String> text) {
    text.ifPresent(present -> json.put(key, present));
  }

  private static <T> ArrayNode array(
      Collection<T> values, Function<T, ? extends JsonNode> writing) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(value -> array.add(writing.apply(value)));
    return array;
  }

  private static ArrayNode texts(Collection<String> texts) {
    return array(texts, NODES::stringNode);
  }

  private static ArrayNode names(Collection<ModuleName> names) {
    return array(names, name -> NODES.stringNode(name.text()));
  }

  private static <T> List<T> list(JsonNode json, String key, Function<JsonNode, T> reading) {
    if (!json.path(key).isArray()) {
      throw missing(key, "a list");
    }
    return json.path(key).valueStream().map(reading).toList();
  }

  private static List<String> texts(JsonNode json, String key) {
    return list(json, key, item -> item.asString());
  }

  private static List<ModuleName> names(JsonNode json, String key) {
    return list(json, key, item -> new ModuleName(item.asString()));
  }

  private static ModuleName name(JsonNode json) {
    return new ModuleName(text(json, "name"));
  }

  private static String text(JsonNode json, String key) {
    return maybeText(json, key).orElseThrow(() -> missing(key, "a text"));
  }

  private static Optional<String> maybeText(JsonNode json, String key) {
    return json.path(key).isString() ? Optional.of(json.path(key).asString()) : Optional.empty();
  }

  private static long number(JsonNode json, String key) {
    if (!json.path(key).canConvertToLong()) {
      throw missing(key, "a whole number");
    }
    return json.path(key).asLong();
  }

  private static Duration duration(JsonNode json, String key) {
    try {
      return Duration.parse(text(json, key));
    } catch (java.time.format.DateTimeParseException e) {
      throw missing(key, "a duration");
    }
  }

  private static IllegalArgumentException missing(String key, String what) {
    return new IllegalArgumentException("a plan in JSON needs `" + key + "` to be " + what);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}

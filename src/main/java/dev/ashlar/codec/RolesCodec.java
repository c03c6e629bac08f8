package dev.ashlar.codec;

import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Roles;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Roles to JSON and back. Models, fallbacks and modules' own seats came later than the rest, and
/// are empty where an older journal has none.
final class RolesCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RolesCodec() {}

  static ObjectNode toJson(Roles roles) {
    var json = NODES.objectNode();
    json.set("generator", toJson(roles.generator()));
    json.set("evaluator", toJson(roles.evaluator()));
    roles.integrator().ifPresent(seat -> json.set("integrator", toJson(seat)));
    if (!roles.casts().isEmpty()) {
      var modules = json.putObject("modules");
      roles.casts().forEach((module, cast) -> modules.set(module.text(), toJson(cast)));
    }
    return json;
  }

  static Roles fromJson(JsonNode json) {
    return new Roles(
        seat(json.path("generator")),
        seat(json.path("evaluator")),
        maybeSeat(json, "integrator"),
        casts(json.path("modules")));
  }

  private static Map<ModuleName, Roles.Cast> casts(JsonNode json) {
    var casts = new TreeMap<ModuleName, Roles.Cast>();
    json.forEachEntry((module, cast) ->
        casts.put(
            new ModuleName(module),
            new Roles.Cast(maybeSeat(cast, "generator"), maybeSeat(cast, "evaluator"))));
    return casts;
  }

  private static ObjectNode toJson(Roles.Cast cast) {
    var json = NODES.objectNode();
    cast.generator().ifPresent(seat -> json.set("generator", toJson(seat)));
    cast.evaluator().ifPresent(seat -> json.set("evaluator", toJson(seat)));
    return json;
  }

  private static ObjectNode toJson(Roles.Seat seat) {
    var json = toJson(seat.choice());
    json.put("lease", seat.lease().toString());
    if (!seat.fallbacks().isEmpty()) {
      ArrayNode fallbacks = json.putArray("fallback");
      seat.fallbacks().forEach(choice -> fallbacks.add(toJson(choice)));
    }
    return json;
  }

  private static ObjectNode toJson(Roles.Choice choice) {
    var json = NODES.objectNode();
    json.put("agent", choice.agent());
    choice.model().ifPresent(model -> json.put("model", model));
    return json;
  }

  private static Optional<Roles.Seat> maybeSeat(JsonNode json, String role) {
    return json.has(role) ? Optional.of(seat(json.path(role))) : Optional.empty();
  }

  private static Roles.Seat seat(JsonNode json) {
    var choice = choice(json);
    List<Roles.Choice> fallbacks =
        json.path("fallback").valueStream().map(RolesCodec::choice).toList();
    return new Roles.Seat(choice.agent(), choice.model(), lease(json), fallbacks);
  }

  private static Roles.Choice choice(JsonNode json) {
    if (!json.path("agent").isString()) {
      throw new IllegalArgumentException("a plan in JSON needs `agent` to be a text");
    }
    return new Roles.Choice(
        json.path("agent").asString(),
        json.path("model").isString()
            ? Optional.of(json.path("model").asString())
            : Optional.empty());
  }

  private static Duration lease(JsonNode json) {
    try {
      return Duration.parse(json.path("lease").asString(""));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a plan in JSON needs `lease` to be a duration");
    }
  }
}

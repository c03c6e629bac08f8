package dev.ashlar.agent;

import dev.ashlar.gateway.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Reads presets; every mistake is told at once, with where it stands.
final class PresetReader {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "program",
          "dialect",
          "door",
          "events",
          "prompt",
          "judges",
          "session",
          "tools",
          "mounts",
          "variables",
          "home",
          "arguments",
          "roles",
          "enforces");
  private static final Set<String> ROLES = Set.of("generator", "evaluator", "integrator");

  private final String where;
  private final JsonNode node;
  private final List<String> mistakes;

  private PresetReader(String where, JsonNode node, List<String> mistakes) {
    this.where = where;
    this.node = node;
    this.mistakes = mistakes;
  }

  /// The preset in `node`; what is wrong is added to `mistakes`, each beginning with `where`.
  static Optional<Preset> read(String where, String name, JsonNode node, List<String> mistakes) {
    var reader = new PresetReader(where, node, mistakes);
    int before = mistakes.size();
    var preset = reader.preset(name);
    return mistakes.size() == before ? Optional.of(preset) : Optional.empty();
  }

  private Preset preset(String name) {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      mistake("an agent's name is lower-case letters, digits and hyphens, at most 40");
    }
    node.propertyNames().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key ->
            mistake("unknown key `" + key + "`; known are " + KEYS.stream().sorted().toList()));
    if (text("program").isEmpty()) {
      mistake("`program` is missing: a name to look up on PATH, or an absolute path");
    }
    return new Preset(
        name,
        text("title").orElse(name),
        text("program").orElse(""),
        text("dialect").flatMap(value -> word("dialect", value, Dialect.class)),
        text("door").flatMap(v -> word("door", v, Preset.Door.class)).orElse(Preset.Door.NONE),
        text("events").flatMap(v -> word("events", v, EventFormat.class)).orElse(EventFormat.TEXT),
        text("prompt")
            .flatMap(v -> word("prompt", v, Preset.PromptBy.class))
            .orElse(Preset.PromptBy.STDIN),
        text("judges")
            .flatMap(v -> word("judges", v, Preset.Stand.class))
            .orElse(Preset.Stand.INSIDE),
        session(),
        texts("tools"),
        texts("mounts"),
        map("variables"),
        map("home"),
        groups("arguments", node.path("arguments")),
        roles(),
        text("enforces").orElse("nothing that Ashlar knows of"));
  }

  private String session() {
    var session = text("session").orElse(Preset.PLACE);
    if (!session.contains(Preset.PLACE)) {
      mistake("`session` must name `" + Preset.PLACE + "`, the directory in which a turn begins");
    }
    return session;
  }

  private void mistake(String what) {
    mistakes.add(where + ": " + what);
  }

  private Optional<String> text(String key) {
    var value = node.path(key);
    if (!value.isMissingNode() && !value.isString()) {
      mistake("`" + key + "` must be a text");
      return Optional.empty();
    }
    return value.asStringOpt();
  }

  private List<String> texts(String key) {
    var list = new ArrayList<String>();
    node.path(key).forEach(one -> list.add(one.asString("")));
    return list;
  }

  private <E extends Enum<E>> Optional<E> word(String key, String value, Class<E> words) {
    var known = new TreeMap<String, E>();
    for (var one : words.getEnumConstants()) {
      known.put(one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one);
    }
    if (!known.containsKey(value)) {
      mistake("`" + key + "` is \"" + value + "\", not one of " + known.keySet());
    }
    return Optional.ofNullable(known.get(value));
  }

  private Map<String, String> map(String key) {
    var map = new TreeMap<String, String>();
    node.path(key)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
    return map;
  }

  private Map<String, List<List<String>>> roles() {
    var roles = new TreeMap<String, List<List<String>>>();
    node.path("roles")
        .properties()
        .forEach(entry -> {
          if (!ROLES.contains(entry.getKey())) {
            mistake("`roles` has \"" + entry.getKey() + "\", not one of " + ROLES);
          }
          roles.put(entry.getKey(), groups("roles." + entry.getKey(), entry.getValue()));
        });
    return roles;
  }

  /// A word alone is a group of one.
  private List<List<String>> groups(String key, JsonNode list) {
    var groups = new ArrayList<List<String>>();
    for (var one : list) {
      if (one.isArray()) {
        var words = new ArrayList<String>();
        one.forEach(word -> words.add(word.asString("")));
        groups.add(words);
      } else if (one.isValueNode()) {
        groups.add(List.of(one.asString("")));
      } else {
        mistake("`" + key + "` is a list of words, and of lists of words that belong together");
      }
    }
    return groups;
  }
}

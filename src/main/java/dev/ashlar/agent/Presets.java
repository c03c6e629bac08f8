package dev.ashlar.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The command-line agents that can be seated: those that come with the program, and those of a
/// person, which go before.
public final class Presets {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final List<String> SHIPPED =
      List.of(
          "claude-code",
          "claude-acp",
          "codex",
          "codex-acp",
          "gemini",
          "gemini-acp",
          "opencode",
          "opencode-acp");

  private final SortedMap<String, Preset> presets;

  private Presets(Map<String, Preset> presets) {
    this.presets = Collections.unmodifiableSortedMap(new TreeMap<>(presets));
  }

  /// Those that come with the program.
  public static Presets shipped() {
    var all = new TreeMap<String, Preset>();
    var mistakes = new ArrayList<String>();
    for (var name : SHIPPED) {
      PresetReader.read("presets/" + name, name, YAML.readTree(resource(name)), mistakes)
          .ifPresent(preset -> all.put(name, preset));
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("the shipped presets are wrong: " + mistakes);
    }
    return new Presets(all);
  }

  /// These and what `agents` says, one preset a name; mistakes are added to `mistakes`.
  Presets with(String where, JsonNode agents, List<String> mistakes) {
    var all = new TreeMap<>(presets);
    for (var entry : agents.properties()) {
      PresetReader.read(where + ": " + entry.getKey(), entry.getKey(), entry.getValue(), mistakes)
          .ifPresent(preset -> all.put(preset.name(), preset));
    }
    return new Presets(all);
  }

  Optional<Preset> find(String name) {
    return Optional.ofNullable(presets.get(name));
  }

  /// Whether an agent of that name can be seated.
  public boolean has(String name) {
    return presets.containsKey(name);
  }

  /// Their names, in order.
  public List<String> names() {
    return List.copyOf(presets.keySet());
  }

  /// The tree of a YAML text, or an `IllegalArgumentException` that says where it is none.
  static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (JacksonException e) {
      var place = e.getLocation() == null ? "?" : "" + e.getLocation().getLineNr();
      throw new IllegalArgumentException("line " + place + ": not YAML", e);
    }
  }

  private static String resource(String name) {
    try (var in = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no preset " + name);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

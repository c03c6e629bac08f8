package dev.ashlar.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A person's own settings for agents, beside what comes with the program: who provides models and
/// with which key, and further command-line agents. It lies outside every plan, because it names
/// keys: `$ASHLAR_AGENTS`, or `ashlar/agents.yaml` below `$XDG_CONFIG_HOME` or `~/.config`.
public record AgentsFile(Presets presets, Providers providers) {
  private static final Set<String> KEYS = Set.of("providers", "agents");
  private static final long BYTES_MAX = 1 << 20;

  /// What reading came to.
  public sealed interface Reading {
    record Read(AgentsFile file) implements Reading {}

    /// Every mistake, with where it stands.
    record Refused(List<String> mistakes) implements Reading {
      public Refused {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /// Reads the file, if there is one, for plans in `planDirectory`.
  public static Reading read(Map<String, String> environment, Path planDirectory) {
    var path = OwnFile.find(environment, "ASHLAR_AGENTS", "agents.yaml");
    var mistakes = new ArrayList<String>();
    var root = path.map(file -> root(file, planDirectory, mistakes)).orElse(none());
    var where = path.map(Path::toString).orElse("environment");
    root.propertyNames().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> mistakes.add(where + ": unknown key `" + key + "`; known are " + KEYS));
    var presets = Presets.shipped().with(where, root.path("agents"), mistakes);
    var base = path.map(Path::getParent).orElse(Path.of("/"));
    var keys = new Providers.KeyFiles(base, planDirectory);
    var providers = Providers.of(environment, root.path("providers"), where, keys, mistakes);
    return mistakes.isEmpty()
        ? new Reading.Read(new AgentsFile(presets, providers))
        : new Reading.Refused(mistakes);
  }

  private static JsonNode root(Path file, Path planDirectory, List<String> mistakes) {
    try {
      if (isWithin(file, planDirectory)) {
        mistakes.add(file + ": it names keys, so it must lie outside the plan's directory");
        return none();
      }
      if (Files.size(file) > BYTES_MAX) {
        mistakes.add(file + ": it is larger than " + BYTES_MAX + " bytes");
        return none();
      }
      var root = Presets.yaml(Files.readString(file));
      if (root == null || root.isMissingNode() || root.isNull()) {
        return none();
      }
      if (!root.isObject()) {
        mistakes.add(file + ": it must be a mapping with `providers` and `agents`");
        return none();
      }
      return root;
    } catch (IOException e) {
      mistakes.add(file + ": it cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      mistakes.add(file + ", " + e.getMessage());
    }
    return none();
  }

  static boolean isWithin(Path file, Path directory) throws IOException {
    return file.toRealPath().startsWith(directory.toRealPath());
  }

  private static JsonNode none() {
    return JsonNodeFactory.instance.objectNode();
  }
}

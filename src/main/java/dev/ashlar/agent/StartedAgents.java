package dev.ashlar.agent;

import dev.ashlar.gateway.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The agents that Ashlar starts itself, command-line clients and model APIs: says why one cannot
/// be had here before anything is spent, and makes those that can.
public final class StartedAgents implements AutoCloseable {
  private final AgentsFile file;
  private final Map<String, String> environment;
  private final ModelAgents models = new ModelAgents();

  public StartedAgents(AgentsFile file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /// What is in the way of an agent, and what to do about it.
  public record Obstacle(String problem, String fix) {}

  /// Their names, in order.
  public static List<String> names(AgentsFile file) {
    var names = new ArrayList<>(file.presets().names());
    names.addAll(ModelAgents.names());
    return names.stream().sorted().toList();
  }

  /// Whether an agent of that name is one of these.
  public boolean know(String agent) {
    return ModelAgents.know(agent) || file.presets().has(agent);
  }

  /// All that is in the way of seating this agent with this model, each with what to do; empty if
  /// nothing is.
  public List<Obstacle> obstacles(String agent, Optional<String> model)
      throws InterruptedException {
    if (ModelAgents.know(agent)) {
      return ModelAgents.obstacles(agent, model, provided());
    }
    var preset = file.presets().find(agent).orElseThrow();
    var obstacles = new ArrayList<Obstacle>();
    if (Program.find(preset, environment) instanceof Program.Found.Missing(var why, var fix)) {
      obstacles.add(new Obstacle(why, fix));
    }
    preset
        .dialect()
        .filter(dialect -> !provided().contains(dialect))
        .ifPresent(dialect ->
            obstacles.add(
                new Obstacle(
                    preset.title()
                        + " speaks "
                        + dialect
                        + ", and no provider of it has a key here",
                    Providers.advice(dialect))));
    if (model.isEmpty() && needsModel(preset)) {
      obstacles.add(
          new Obstacle(
              preset.title() + " has no model of its own choice",
              "write `model: …` beside `agent: " + agent + "` in ashlar.yaml"));
    }
    return obstacles;
  }

  /// The agent, on a machine where nothing is in its way.
  public Agent agent(String agent, Optional<String> model, CommandAgent.Surroundings around)
      throws InterruptedException {
    if (ModelAgents.know(agent)) {
      return models.agent(agent, model.orElseThrow(), around.ofModels());
    }
    var preset = file.presets().find(agent).orElseThrow();
    return switch (Program.find(preset, environment)) {
      case Program.Found.Here(var program) -> new CommandAgent(preset, program, model, around);
      case Program.Found.Missing(var why, var fix) ->
          throw new IllegalStateException(why + ": " + fix);
    };
  }

  private Set<Dialect> provided() {
    return file.providers().upstreams().keySet();
  }

  /// The model for which an agent of that name asks in these very words, if it is known before it
  /// asks. Command-line clients are not such agents: what they ask for may be called otherwise.
  public static Optional<String> asksFor(String agent, Optional<String> model) {
    return model.filter(_ -> ModelAgents.know(agent));
  }

  private static boolean needsModel(Preset preset) {
    return preset.variables().values().stream().anyMatch(value -> value.contains("{model}"));
  }

  @Override
  public void close() {
    models.close();
  }
}

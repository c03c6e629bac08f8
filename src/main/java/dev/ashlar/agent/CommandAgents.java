package dev.ashlar.agent;

import dev.ashlar.gateway.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Casts command-line agents: says why one cannot be had here before anything is spent, and makes
/// those that can.
public final class CommandAgents {
  private final AgentsFile file;
  private final Map<String, String> environment;

  public CommandAgents(AgentsFile file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /// Whether an agent of that name is one of these.
  public boolean know(String agent) {
    return file.presets().has(agent);
  }

  /// All that is in the way of seating this agent with this model, each with what to do; empty if
  /// nothing is.
  public List<Obstacle> obstacles(String agent, Optional<String> model)
      throws InterruptedException {
    var preset = file.presets().find(agent).orElseThrow();
    var obstacles = new ArrayList<Obstacle>();
    if (Program.find(preset, environment) instanceof Program.Found.Missing(var why, var fix)) {
      obstacles.add(new Obstacle(why, fix));
    }
    preset
        .dialect()
        .filter(dialect -> !provided(dialect))
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

  /// What is in the way, and what to do about it.
  public record Obstacle(String problem, String fix) {}

  /// The agent, on a machine where nothing is in its way.
  public Agent agent(String agent, Optional<String> model, CommandAgent.Surroundings around)
      throws InterruptedException {
    var preset = file.presets().find(agent).orElseThrow();
    return switch (Program.find(preset, environment)) {
      case Program.Found.Here(var program) -> new CommandAgent(preset, program, model, around);
      case Program.Found.Missing(var why, var fix) ->
          throw new IllegalStateException(why + ": " + fix);
    };
  }

  private boolean provided(Dialect dialect) {
    return file.providers().upstreams().containsKey(dialect);
  }

  private static boolean needsModel(Preset preset) {
    return preset.variables().values().stream().anyMatch(value -> value.contains("{model}"));
  }
}

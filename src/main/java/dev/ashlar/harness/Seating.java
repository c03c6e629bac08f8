package dev.ashlar.harness;

import dev.ashlar.agent.AgentsFile;
import dev.ashlar.agent.PricesFile;
import dev.ashlar.agent.Script;
import dev.ashlar.agent.ScriptReader;
import dev.ashlar.agent.StartedAgents;
import dev.ashlar.codec.PlanChanges;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Whether the agents that a plan seats can be had here, and what scripted ones say.
final class Seating {
  private static final List<String> WAITING = List.of("attached", "scripted");

  private Seating() {}

  /// Why nobody can sit there, whatever the machine: agents without a meaning, replies that cannot
  /// be read; empty if all is well.
  static Optional<Refusal> refusal(Plan plan, PlanFiles files, Settings settings) {
    return switch (AgentsFile.read(settings.environment(), settings.planDirectory())) {
      case AgentsFile.Reading.Refused(var mistakes) -> Optional.of(badFile(mistakes));
      case AgentsFile.Reading.Read(var file) ->
          PricesFile.read(settings.environment()) instanceof PricesFile.Reading.Refused(var mistake)
              ? Optional.of(badPrices(mistake))
              : refusal(plan, files, StartedAgents.names(file));
    };
  }

  /// What is said of an agents file with mistakes.
  static Refusal.NotHere badFile(List<String> mistakes) {
    return new Refusal.NotHere(
        "the agents file is not right:\n  " + String.join("\n  ", mistakes),
        List.of("docs/agents.md has its form"));
  }

  /// What is said of a price table with a mistake.
  static Refusal.NotHere badPrices(String mistake) {
    return new Refusal.NotHere(
        "the price table is not right:\n  " + mistake, List.of("docs/prices.md has its form"));
  }

  /// Why agents of these names cannot be seated by anybody; empty if all are known.
  static Optional<Refusal> unknown(List<String> agents, Settings settings) {
    return switch (AgentsFile.read(settings.environment(), settings.planDirectory())) {
      case AgentsFile.Reading.Refused(var mistakes) -> Optional.of(badFile(mistakes));
      case AgentsFile.Reading.Read(var file) -> unknown(agents, StartedAgents.names(file));
    };
  }

  private static Optional<Refusal> unknown(List<String> agents, List<String> known) {
    var unknown =
        agents.stream()
            .filter(agent -> !WAITING.contains(agent) && !known.contains(agent))
            .distinct()
            .toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal.NotHere(
                "Ashlar does not know the "
                    + (unknown.size() == 1 ? "agent " : "agents ")
                    + String.join(", ", unknown),
                List.of(
                    "known are " + String.join(", ", WAITING) + ", " + String.join(", ", known),
                    "any agent with a shell takes orders of `agent: attached` with `ashlar work`",
                    "docs/agents.md says how to add a command-line agent of your own")));
  }

  private static Optional<Refusal> refusal(Plan plan, PlanFiles files, List<String> known) {
    var agents =
        plan.roles().seats().stream()
            .flatMap(seat -> seat.choices().stream())
            .map(Roles.Choice::agent)
            .toList();
    var unknown = unknown(agents, known);
    if (unknown.isPresent()) {
      return unknown;
    }
    return script(plan, files) instanceof ScriptReader.Refused(var mistakes)
        ? Optional.of(
            new Refusal.NotHere(
                "the scripted agents' replies cannot be read:\n  " + String.join("\n  ", mistakes),
                List.of("docs/plan-format.md, \"Roles\", has the form of " + ScriptReader.FILE)))
        : Optional.empty();
  }

  /// What the scripted agents of an admitted plan say.
  static Script scripted(Plan plan, PlanFiles files) {
    return script(plan, files) instanceof ScriptReader.Read(var script)
        ? script
        : new Script(Map.of());
  }

  private static ScriptReader.Reading script(Plan plan, PlanFiles files) {
    if (plan.roles().seats().stream().noneMatch(seat -> seat.agent().equals("scripted"))) {
      return new ScriptReader.Read(new Script(Map.of()));
    }
    var blamable = new TreeSet<>(PlanChanges.compositions(plan));
    plan.modules().forEach(module -> blamable.add(module.name()));
    return files
        .text(ScriptReader.FILE)
        .map(text -> ScriptReader.read(text, blamable))
        .orElseGet(() ->
            new ScriptReader.Refused(
                List.of(ScriptReader.FILE + " is missing from the plan directory")));
  }
}

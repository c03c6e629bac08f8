package dev.ashlar.harness;

import dev.ashlar.agent.Script;
import dev.ashlar.agent.ScriptReader;
import dev.ashlar.codec.PlanChanges;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whether the agents that a plan seats can be had here, and what scripted ones say.
final class Seating {
  private Seating() {}

  /// Why these seats cannot be taken, before anything is spent; empty if they can.
  static Optional<Refusal> refusal(Plan plan, PlanFiles files) {
    var unknown =
        seats(plan.roles())
            .map(Roles.Seat::agent)
            .filter(agent -> !List.of("attached", "scripted").contains(agent))
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      return Optional.of(
          new Refusal.NotHere(
              "the plan seats agents that Ashlar cannot start: " + String.join(", ", unknown),
              List.of(
                  "seat them as `agent: attached`: any agent with a shell takes orders with `ashlar"
                      + " work`")));
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
    if (seats(plan.roles()).noneMatch(seat -> seat.agent().equals("scripted"))) {
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

  private static Stream<Roles.Seat> seats(Roles roles) {
    var seats = new ArrayList<Roles.Seat>(List.of(roles.generator(), roles.evaluator()));
    roles.integrator().ifPresent(seats::add);
    return seats.stream();
  }
}

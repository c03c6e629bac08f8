package dev.ashlar.harness;

import dev.ashlar.agent.AgentsFile;
import dev.ashlar.agent.PricesFile;
import dev.ashlar.agent.StartedAgents;
import dev.ashlar.agent.StartedAgents.Obstacle;
import dev.ashlar.gateway.PriceTable;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is in the way of seating a plan's agents on this machine, before anything is spent: clients
/// that are not here, providers without a key, models without a price where money is bounded.
final class Obstacles {
  private Obstacles() {}

  /// Why the seats of a plan cannot be taken here, all at once; empty if they can.
  static Optional<Refusal> refusal(Plan plan, Settings settings) throws InterruptedException {
    return refusal(choices(plan), boundsMoney(plan), settings);
  }

  /// The same for agents that no plan seats; `bounded` is whether money is.
  static Optional<Refusal> refusal(Set<Roles.Choice> choices, boolean bounded, Settings settings)
      throws InterruptedException {
    return switch (AgentsFile.read(settings.environment(), settings.planDirectory())) {
      case AgentsFile.Reading.Refused(var mistakes) -> Optional.of(Seating.badFile(mistakes));
      case AgentsFile.Reading.Read(var file) ->
          switch (PricesFile.read(settings.environment())) {
            case PricesFile.Reading.Refused(var mistake) -> Optional.of(Seating.badPrices(mistake));
            case PricesFile.Reading.Read(var prices, _) ->
                refusal(choices, bounded, new StartedAgents(file, settings.environment()), prices);
          };
    };
  }

  private static Optional<Refusal> refusal(
      Set<Roles.Choice> choices, boolean bounded, StartedAgents started, PriceTable prices)
      throws InterruptedException {
    var obstacles = new LinkedHashSet<Obstacle>();
    for (var choice : choices) {
      obstacles.addAll(of(bounded, choice, started, prices));
    }
    if (obstacles.isEmpty()) {
      return Optional.empty();
    }
    var reasons = obstacles.stream().map(Obstacle::problem).toList();
    return Optional.of(
        new Refusal.NotHere(
            "these agents cannot be used on this machine:\n  " + String.join("\n  ", reasons),
            obstacles.stream().map(Obstacle::fix).distinct().toList()));
  }

  /// What is in the way of one of them.
  static Set<Obstacle> of(
      boolean bounded, Roles.Choice choice, StartedAgents started, PriceTable prices)
      throws InterruptedException {
    var obstacles = new LinkedHashSet<Obstacle>();
    if (started.know(choice.agent())) {
      obstacles.addAll(started.obstacles(choice.agent(), choice.model()));
      StartedAgents.asksFor(choice.agent(), choice.model())
          .filter(model -> bounded && prices.of(model).isEmpty())
          .ifPresent(model -> obstacles.add(unpriced(model)));
    }
    return obstacles;
  }

  private static Obstacle unpriced(String model) {
    return new Obstacle(
        "the plan bounds money, and nobody said what `" + model + "` costs",
        "write its price into ~/.config/ashlar/prices.json or a file of `--prices`"
            + " (docs/prices.md), or leave every `usd` out of the plan's budgets");
  }

  /// Whether some turn of the plan has a ceiling in money.
  static boolean boundsMoney(Plan plan) {
    return Stream.concat(
            Stream.of(plan.budget()), plan.modules().stream().map(module -> module.budget()))
        .map(Budget::usdMicros)
        .anyMatch(most -> most.isPresent());
  }

  /// Everybody who may come to sit anywhere.
  static Set<Roles.Choice> choices(Plan plan) {
    var all = new LinkedHashSet<Roles.Choice>();
    for (var seat : plan.roles().seats()) {
      all.addAll(seat.choices());
    }
    return all;
  }
}

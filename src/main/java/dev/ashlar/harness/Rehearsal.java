package dev.ashlar.harness;

import dev.ashlar.agent.AgentsFile;
import dev.ashlar.agent.PricesFile;
import dev.ashlar.agent.StartedAgents;
import dev.ashlar.gateway.PriceTable;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who would play the seats of a plan on this machine, and at which prices: everything a run knows
/// of its agents before it starts one.
///
/// `refusal` is why a run would not begin or go on with them.
public record Rehearsal(List<Player> players, String pricesFrom, Optional<Refusal> refusal) {

  public Rehearsal {
    players = List.copyOf(players);
  }

  /// One who may come to sit somewhere: `place` counts those of a seat from 1, the others are
  /// fallbacks. `module` is empty for the seat of all modules that have none of their own.
  public record Player(
      String role,
      Optional<ModuleName> module,
      Roles.Choice choice,
      int place,
      List<StartedAgents.Obstacle> obstacles,
      Priced priced) {
    public Player {
      obstacles = List.copyOf(obstacles);
    }
  }

  /// What is known of a player's prices.
  public enum Priced {
    /// Ashlar does not start it, so it does not price it.
    NOT_METERED,
    KNOWN,
    /// Nobody said what that model costs, or which model it is.
    UNKNOWN
  }

  /// Looks for the agents of a plan, and starts none.
  public static Rehearsal of(Plan plan, Settings settings) throws InterruptedException {
    var refusal = Obstacles.refusal(plan, settings);
    if (AgentsFile.read(settings.environment(), settings.planDirectory())
            instanceof AgentsFile.Reading.Read(var file)
        && PricesFile.read(settings.environment())
            instanceof PricesFile.Reading.Read(var prices, var from)) {
      try (var started = new StartedAgents(file, settings.environment())) {
        return new Rehearsal(new Seats(plan, started, prices).players(), from, refusal);
      }
    }
    return new Rehearsal(List.of(), "", refusal);
  }

  private record Seats(Plan plan, StartedAgents started, PriceTable prices) {
    List<Player> players() throws InterruptedException {
      var all = new ArrayList<Player>();
      var roles = plan.roles();
      add(all, "generator", Optional.empty(), Optional.of(roles.generator()));
      add(all, "evaluator", Optional.empty(), Optional.of(roles.evaluator()));
      add(all, "integrator", Optional.empty(), roles.integrator());
      for (var cast : roles.casts().entrySet()) {
        add(all, "generator", Optional.of(cast.getKey()), cast.getValue().generator());
        add(all, "evaluator", Optional.of(cast.getKey()), cast.getValue().evaluator());
      }
      return all;
    }

    private void add(
        List<Player> all, String role, Optional<ModuleName> module, Optional<Roles.Seat> seat)
        throws InterruptedException {
      var place = 0;
      for (var choice : seat.map(Roles.Seat::choices).orElse(List.of())) {
        place++;
        all.add(
            new Player(
                role,
                module,
                choice,
                place,
                List.copyOf(Obstacles.of(Obstacles.boundsMoney(plan), choice, started, prices)),
                priced(choice)));
      }
    }

    private Priced priced(Roles.Choice choice) {
      if (!choice.metered()) {
        return Priced.NOT_METERED;
      }
      return choice.model().flatMap(prices::of).isPresent() ? Priced.KNOWN : Priced.UNKNOWN;
    }
  }
}

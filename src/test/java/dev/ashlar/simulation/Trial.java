package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One seed tried on one core: what it did, and which law it broke, if any.
record Trial(Profile profile, List<Event> journal, Optional<Violation> violation) {

  /// The whole run of a profile.
  static Trial of(Profile profile, Core core) {
    var world = new World(profile, core);
    try {
      world.live();
      return new Trial(profile, world.journal, Optional.empty());
    } catch (Violation e) {
      return new Trial(profile, world.journal, Optional.of(e));
    } catch (RuntimeException e) {
      return new Trial(profile, world.journal, Optional.of(notTotal(e)));
    }
  }

  /// The same events once more without the world; orders that are not due are left out.
  static Trial again(Profile profile, List<Event> events, Core core) {
    var used = new ArrayList<>(events.subList(0, 1));
    var state = Evolution.begin((Event.RunAdmitted) events.getFirst());
    var witness = new Witness(state);
    try {
      for (var event : events.subList(1, events.size())) {
        var due = core.due(state);
        witness.agenda(state, due);
        if (event instanceof Event.OrderIssued issued && !isDue(issued, due)) {
          continue;
        }
        used.add(event);
        var before = state;
        state = core.evolve(before, event);
        witness.see(before, event, state, due);
      }
      witness.agenda(state, core.due(state));
      return new Trial(profile, used, Optional.empty());
    } catch (Violation e) {
      return new Trial(profile, used, Optional.of(e));
    } catch (RuntimeException e) {
      return new Trial(profile, used, Optional.of(notTotal(e)));
    }
  }

  private static boolean isDue(Event.OrderIssued issued, List<Order> due) {
    return due.stream().anyMatch(order -> order.key().equals(issued.key()));
  }

  private static Violation notTotal(RuntimeException e) {
    var at = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    return new Violation("the-core-is-total", e + at);
  }

  Optional<String> law() {
    return violation.map(Violation::law);
  }
}

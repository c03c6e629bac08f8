package dev.ashlar.scenario;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.RunState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tries everything that can happen, in every state that can be reached, on a handful of small
/// plans; and keeps each transition it sees, with the shortest way there.
///
/// States that differ only in figures which decide nothing are taken for one (`Likeness`), or there
/// would be no end.
public final class Exploration {
  /// Lets nobody wait for ever if two states that are alike are no longer told to be.
  private static final int STATES_MAX = 40_000;

  /// A place on the way: how it came to be, by the line that led here.
  private record Place(RunState state, @Nullable Place before, String line) {}

  private final Map<Transition, List<String>> ways = new TreeMap<>();
  private final List<String> plan;
  private final Possible possible;
  private final Set<String> known = new HashSet<>();
  private final Queue<Place> queue = new ArrayDeque<>();

  private Exploration(List<String> plan, Possible possible) {
    this.plan = plan;
    this.possible = possible;
  }

  /// Every transition that the core can take.
  public static Set<Transition> transitions() {
    return Collections.unmodifiableSet(ways().keySet());
  }

  /// Explored once, however many tests ask.
  private static final class Known {
    static final Map<Transition, List<String>> WAYS = Collections.unmodifiableMap(exploreAll());
  }

  /// Every transition, each with a scenario's lines that show it.
  static Map<Transition, List<String>> ways() {
    return Known.WAYS;
  }

  private static Map<Transition, List<String>> exploreAll() {
    var all = new TreeMap<Transition, List<String>>();
    Possible.PLANS.forEach((plan, possible) ->
        new Exploration(plan.lines().toList(), possible).explore().forEach(all::putIfAbsent));
    return all;
  }

  private Map<Transition, List<String>> explore() {
    var lines = new PlanLines();
    plan.forEach(lines::add);
    var begun = Scenario.begun(lines.plan());
    var first = new Place(begun, null, "RunAdmitted");
    Transition.atFirst(begun).forEach(seen -> ways.put(seen, way(first)));
    add(issued(first));
    while (!queue.isEmpty()) {
      var place = queue.remove();
      possible.lines(place.state()).forEach(line -> add(next(place, line)));
    }
    return ways;
  }

  private void add(Place place) {
    if (Likeness.isNear(place.state()) && known.add(Likeness.of(place.state()))) {
      if (known.size() > STATES_MAX) {
        throw new IllegalStateException("more than " + STATES_MAX + " states of " + plan);
      }
      queue.add(place);
    }
  }

  private Place next(Place place, String line) {
    var at = place.state().control().lastAt().plus(Duration.ofMinutes(possible.minutes()));
    var event = Happening.of(place.state(), at, line);
    var next = new Place(Evolution.evolve(place.state(), event), place, line);
    see(place.state(), event, next);
    return issued(next);
  }

  private Place issued(Place place) {
    var state = place.state();
    for (var due = Orchestrator.due(state); !due.isEmpty(); due = Orchestrator.due(state)) {
      var at = state.control().lastAt();
      var issued = new Event.OrderIssued(at, due.getFirst().key(), due.getFirst().reserve());
      var next = Evolution.evolve(state, issued);
      see(state, issued, new Place(next, place.before(), place.line()));
      state = next;
    }
    return new Place(state, place.before(), place.line());
  }

  private void see(RunState before, Event event, Place after) {
    for (var seen : Transition.between(before, event, after.state())) {
      if (!ways.containsKey(seen)) {
        ways.put(seen, way(after));
      }
    }
  }

  private List<String> way(Place place) {
    var lines = new ArrayList<String>();
    for (var each = place; each != null; each = each.before()) {
      lines.addFirst("> " + each.line());
      if (each.before() != null && possible.minutes() > 0) {
        lines.addFirst("+ %dm".formatted(possible.minutes()));
      }
    }
    lines.addAll(0, plan);
    return lines;
  }
}

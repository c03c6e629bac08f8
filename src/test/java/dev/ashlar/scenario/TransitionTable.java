package dev.ashlar.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The page `docs/transitions.md`: every transition that there is, and the scenario that shows it.
final class TransitionTable {
  private static final List<String> MODULE =
      List.of(
          "new", "open", "submitted", "gated", "passed", "sealed", "stale", "waiting", "abandoned");
  private static final List<String> TIER = List.of("unbuilt", "red", "waiting", "broken", "green");
  private static final List<String> RUN =
      List.of("new", "going", "paused", "stopped", "built", "not built");

  private final Set<Transition> transitions;
  private final List<Scenario> scenarios;
  private final Map<Transition, Scenario> shownBy = new HashMap<>();

  TransitionTable(Set<Transition> transitions, List<Scenario> scenarios) {
    this.transitions = new TreeSet<>(transitions);
    this.scenarios = List.copyOf(scenarios);
    // The scenario with the least in it shows a transition best.
    scenarios.stream()
        .sorted(
            Comparator.comparingInt((Scenario s) -> s.transitions().size())
                .thenComparing(Scenario::name))
        .forEach(scenario -> scenario.transitions().forEach(t -> shownBy.putIfAbsent(t, scenario)));
  }

  /// The transitions that no scenario shows.
  List<Transition> unshown() {
    return transitions.stream().filter(each -> !shownBy.containsKey(each)).toList();
  }

  /// What scenarios show and the table lacks.
  List<Transition> unknown() {
    return shownBy.keySet().stream().filter(each -> !transitions.contains(each)).sorted().toList();
  }

  String page() {
    var page = new StringBuilder(HEAD);
    part(page, "A module", Transition.Of.MODULE, MODULE);
    part(page, "A tier, and the whole end to end", Transition.Of.TIER, TIER);
    part(page, "The run", Transition.Of.RUN, RUN);
    page.append("\n## The scenarios\n\n| scenario | what it shows |\n| --- | --- |\n");
    for (var scenario : scenarios) {
      page.append("| %s | %s |\n".formatted(link(scenario), scenario.title()));
    }
    return page.toString();
  }

  private void part(StringBuilder page, String title, Transition.Of of, List<String> order) {
    page.append("\n## ").append(title).append('\n');
    var byStage = new TreeMap<Integer, List<Transition>>();
    for (var each : transitions) {
      if (each.of() == of) {
        byStage.computeIfAbsent(order.indexOf(each.from()), _ -> new ArrayList<>()).add(each);
      }
    }
    byStage.forEach((stage, rows) -> {
      page.append(
          "\n| %s, and then | it is | shown in |\n| --- | --- | --- |\n"
              .formatted(stage < 0 ? rows.getFirst().from() : order.get(stage)));
      for (var row : rows) {
        var scenario = shownBy.get(row);
        page.append(
            "| %s | %s | %s |\n"
                .formatted(row.event(), row.to(), scenario == null ? "" : link(scenario)));
      }
    });
  }

  private static String link(Scenario scenario) {
    var name = scenario.name();
    return "[%s](../%s)".formatted(name.replace(".run", ""), scenario.path());
  }

  private static final String HEAD =
      """
      # Every transition that there is

      Written by `TransitionTableTest` (`-Dashlar.golden=write`), which drives the real `Evolution.evolve`
      through every state of some small plans. What is not here changes nothing: an answer to another order
      than the one in flight, or of another kind, is counted and ignored. A stage *in flight* has its order
      under way; *owed again* means that the order was taken back. Each transition is shown by at least one
      [scenario](scenarios.md).
      """;
}

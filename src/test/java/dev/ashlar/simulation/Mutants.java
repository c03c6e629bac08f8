package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.RunState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Cores that are wrong on purpose, each in one way, by what is wrong with them.
final class Mutants {
  /// What the wrong core makes of an event, in place of the right one.
  interface Evolving {
    RunState evolve(RunState state, Event event, RunState right);
  }

  /// What the wrong core takes the event for.
  interface Mistaking {
    Event mistake(RunState state, Event event);
  }

  interface Owing {
    List<Order> due(RunState state, List<Order> right);
  }

  private final Map<String, Core> all = new LinkedHashMap<>();

  private Mutants() {
    WrongAnswers.addTo(this);
    WrongBooks.addTo(this);
    WrongAgenda.addTo(this);
  }

  static Map<String, Core> all() {
    return new Mutants().all;
  }

  void evolving(String name, Evolving wrong) {
    all.put(
        name,
        new Core() {
          @Override
          public RunState evolve(RunState state, Event event) {
            return wrong.evolve(state, event, REAL.evolve(state, event));
          }

          @Override
          public List<Order> due(RunState state) {
            return REAL.due(state);
          }
        });
  }

  void mistaking(String name, Mistaking wrong) {
    evolving(
        name,
        (state, event, right) -> {
          var taken = wrong.mistake(state, event);
          return taken.equals(event) ? right : Core.REAL.evolve(state, taken);
        });
  }

  void owing(String name, Owing wrong) {
    all.put(
        name,
        new Core() {
          @Override
          public RunState evolve(RunState state, Event event) {
            return REAL.evolve(state, event);
          }

          @Override
          public List<Order> due(RunState state) {
            return wrong.due(state, REAL.due(state));
          }
        });
  }

  /// A core that asks what is due of another state than the one it is in.
  void blind(String name, UnaryOperator<RunState> seen) {
    owing(name, (state, _) -> Orchestrator.due(seen.apply(state)));
  }
}

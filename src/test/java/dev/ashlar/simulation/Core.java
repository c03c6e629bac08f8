package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.RunState;
import java.util.List;

/// The two functions under test, so that a deliberately broken pair can stand in for them.
interface Core {
  /// The product's own.
  Core REAL =
      new Core() {
        @Override
        public RunState evolve(RunState state, Event event) {
          return Evolution.evolve(state, event);
        }

        @Override
        public List<Order> due(RunState state) {
          return Orchestrator.due(state);
        }
      };

  RunState evolve(RunState state, Event event);

  List<Order> due(RunState state);
}

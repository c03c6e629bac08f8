package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Needs;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What may be due in a state at all: parallelism, pause and stop, needs, time.
final class Agenda {
  private static final Set<OrderKey.Kind> GATES =
      EnumSet.of(
          OrderKey.Kind.GATE,
          OrderKey.Kind.RECHECK,
          OrderKey.Kind.INTEGRATE,
          OrderKey.Kind.END_TO_END);

  private Agenda() {}

  static void check(RunState state, List<Order> due) {
    if (due.isEmpty()) {
      return;
    }
    var control = state.control();
    unless(control.outcome().isEmpty(), "nothing-is-due-after-the-end", due);
    for (var order : due) {
      var kind = order.key().kind();
      unless(
          control.stopped().isEmpty() || kind == OrderKey.Kind.POSTMORTEM,
          "only-the-postmortem-is-due-after-a-stop",
          order);
      unless(
          !control.paused() || kind == OrderKey.Kind.SEAL || kind == OrderKey.Kind.POSTMORTEM,
          "nothing-new-while-paused",
          order);
      unless(
          kind != OrderKey.Kind.POSTMORTEM || (due.size() == 1 && state.flights().isEmpty()),
          "the-postmortem-comes-last",
          due);
      startable(state, order);
    }
    distinct(state, due);
    parallel(state, due);
  }

  private static void startable(RunState state, Order order) {
    if (order instanceof Order.Generate generate) {
      var needs = Needs.of(state.charter().plan().modules());
      for (var need : needs.transitive(generate.key().subject())) {
        unless(
            state.spec(need).stub().isPresent() || state.module(need).seal().isPresent(),
            "needs-are-sealed-or-stubbed",
            generate.key(),
            need);
      }
      unless(generate.allowance().compareTo(Duration.ZERO) > 0, "a-turn-has-time", generate.key());
    }
  }

  private static void distinct(RunState state, List<Order> due) {
    var keys = new HashSet<OrderKey>();
    due.forEach(order -> unless(keys.add(order.key()), "due-once", order.key()));
    state
        .flights()
        .forEach(
            flight -> unless(keys.add(flight.key()), "what-is-in-flight-is-not-due", flight.key()));
  }

  private static void parallel(RunState state, List<Order> due) {
    var most = state.charter().plan().parallelism();
    int evaluators = 0;
    int gates = 0;
    for (var order : due) {
      evaluators += order.key().kind() == OrderKey.Kind.EVALUATE ? 1 : 0;
      gates += GATES.contains(order.key().kind()) ? 1 : 0;
    }
    for (var flight : state.flights()) {
      evaluators += flight.key().kind() == OrderKey.Kind.EVALUATE ? 1 : 0;
      gates += GATES.contains(flight.key().kind()) ? 1 : 0;
    }
    unless(evaluators <= most.evaluators(), "evaluators-within-parallelism", due);
    unless(gates <= most.gates(), "gates-within-parallelism", due);
    generators(state, due);
  }

  /// A new attempt waits for a free place; the next turn of one that has begun does not wait for
  /// orders that no attached worker has taken.
  private static void generators(RunState state, List<Order> due) {
    var most = state.charter().plan().parallelism();
    var attached = state.charter().plan().roles().generator().attached();
    int begins = 0;
    int turns = 0;
    for (var order : due) {
      if (order.key().kind() == OrderKey.Kind.GENERATE) {
        begins += order.key().turn() == 1 ? 1 : 0;
        turns += order.key().turn() == 1 ? 0 : 1;
      }
    }
    int flying = 0;
    int workedOn = 0;
    for (var flight : state.flights()) {
      if (flight.key().kind() == OrderKey.Kind.GENERATE) {
        flying++;
        workedOn += !attached || flight.worker().isPresent() ? 1 : 0;
      }
    }
    unless(turns == 0 || turns + workedOn <= most.generators(), "generators-at-work", due);
    unless(begins == 0 || begins + turns + flying <= most.generators(), "generators-begun", due);
    unless(
        begins == 0 || begins + Shape.unjudged(state) <= most.unjudged(),
        "unjudged-push-back",
        due);
  }
}

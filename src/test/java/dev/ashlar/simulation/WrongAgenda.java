package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import dev.ashlar.testkit.PlanDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Cores that say something else is due: what is not, or what they cannot see is not.
final class WrongAgenda {
  private WrongAgenda() {}

  static void addTo(Mutants mutants) {
    agenda(mutants);
    blindness(mutants);
    oversights(mutants);
  }

  static dev.ashlar.orchestrator.Control unpaused(dev.ashlar.orchestrator.Control c) {
    return Bent.control(c, c.elapsed(), false, c.stopped(), c.outcome());
  }

  private static void agenda(Mutants mutants) {
    mutants.owing(
        "the last order is forgotten", (_, right) -> right.size() == 1 ? List.of() : right);
    mutants.owing(
        "the postmortem comes early",
        (state, right) ->
            right.isEmpty() && state.control().outcome().isEmpty()
                ? List.of(
                    new Order.WritePostmortem(
                        new OrderKey(
                            OrderKey.Kind.POSTMORTEM,
                            OrderKey.RUN,
                            0,
                            state.control().postmortems() + 1,
                            0)))
                : right);
    mutants.owing(
        "nothing is set aside", (_, right) -> right.stream().map(WrongAgenda::unreserved).toList());
    mutants.owing(
        "a turn has no time", (_, right) -> right.stream().map(WrongAgenda::timeless).toList());
    mutants.owing(
        "a composition lacks a module",
        (_, right) -> right.stream().map(WrongAgenda::incomplete).toList());
    mutants.owing(
        "an order is due twice",
        (_, right) -> {
          var twice = new ArrayList<>(right);
          right.stream().findFirst().ifPresent(twice::add);
          return twice;
        });
  }

  private static Order unreserved(Order order) {
    return order instanceof Order.Generate o
        ? new Order.Generate(
            o.key(), Amount.NONE, o.allowance(), o.carry(), o.note(), o.holder(), o.start())
        : order;
  }

  private static Order timeless(Order order) {
    return order instanceof Order.Generate o
        ? new Order.Generate(
            o.key(), o.reserve(), Duration.ZERO, o.carry(), o.note(), o.holder(), o.start())
        : order;
  }

  private static Order incomplete(Order order) {
    if (!(order instanceof Order.RunEndToEnd o)) {
      return order;
    }
    var fewer = new java.util.TreeMap<>(o.seals());
    fewer.pollFirstEntry();
    return new Order.RunEndToEnd(o.key(), fewer);
  }

  private static void blindness(Mutants mutants) {
    mutants.blind("one generator too many", wider(1, 0, 0, 1));
    mutants.blind("one evaluator too many", wider(0, 1, 0, 0));
    mutants.blind("one gate too many", wider(0, 0, 1, 0));
    mutants.blind("nothing pushes back", wider(0, 0, 0, 999));
    mutants.blind("a pause stops nothing", state -> Bent.control(state, c -> unpaused(c)));
    mutants.blind(
        "a stop stops nothing",
        state ->
            Bent.control(
                state,
                c -> Bent.control(c, c.elapsed(), c.paused(), Optional.empty(), c.outcome())));
    mutants.blind(
        "an end ends nothing",
        state ->
            Bent.control(
                state,
                c -> Bent.control(c, c.elapsed(), c.paused(), c.stopped(), Optional.empty())));
  }

  private static void oversights(Mutants mutants) {
    mutants.blind(
        "the run's budget is overlooked",
        state ->
            Bent.plan(state, plan -> Bent.plan(plan, PlanDraft.UNBOUNDED, plan.parallelism())));
    mutants.blind(
        "a module's budget is overlooked", state -> Bent.plan(state, WrongAgenda::unbounded));
    mutants.blind(
        "what is held is overlooked",
        state -> Bent.books(state, a -> Bent.account(a, a.reserved(), a.spent(), Amount.NONE)));
    mutants.blind(
        "what is reserved is overlooked",
        state -> Bent.books(state, a -> Bent.account(a, Amount.NONE, a.spent(), a.held())));
    mutants.blind("needs are overlooked", state -> Bent.plan(state, WrongAgenda::stubbed));
    mutants.blind(
        "flights are overlooked",
        state -> Bent.modules(state, m -> Bent.at(m, m.stage(), Optional.empty())));
    mutants.blind(
        "a stale seal is a seal",
        state ->
            Bent.modules(
                state,
                m ->
                    m.stage() instanceof Stage.Stale(var seal, _)
                        ? Bent.at(m, new Stage.Sealed(seal), m.flight())
                        : m));
  }

  private static UnaryOperator<RunState> wider(
      int generators, int evaluators, int gates, int unjudged) {
    UnaryOperator<Parallelism> more =
        p ->
            new Parallelism(
                p.generators() + generators,
                p.evaluators() + evaluators,
                p.gates() + gates,
                p.unjudged() + unjudged);
    return state -> Bent.plan(state, plan -> Bent.parallelism(plan, more));
  }

  private static Plan unbounded(Plan plan) {
    var all = plan;
    for (var module : plan.modules()) {
      all = all.with(Bent.module(module, module.stub(), PlanDraft.UNBOUNDED));
    }
    return all;
  }

  private static Plan stubbed(Plan plan) {
    var all = plan;
    for (var module : plan.modules()) {
      all = all.with(Bent.module(module, Optional.of("stubs/any"), module.budget()));
    }
    return all;
  }
}

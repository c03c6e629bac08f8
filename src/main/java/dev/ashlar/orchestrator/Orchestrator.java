package dev.ashlar.orchestrator;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what a run owes *now*. Level-triggered: the answer follows from the state alone, so
/// continuing a killed run is replaying its journal and asking again.
public final class Orchestrator {
  private final RunState state;
  private final List<Order> due = new ArrayList<>();

  private Orchestrator(RunState state) {
    this.state = state;
  }

  /// The orders owed now, the most urgent first, within parallelism and budget. Empty while
  /// everything owed is in flight or waits.
  ///
  /// Issue the first, evolve with its `OrderIssued`, and ask again: each order's reservation was
  /// checked against this state alone.
  public static List<Order> due(RunState state) {
    var orchestrator = new Orchestrator(state);
    orchestrator.collect();
    return List.copyOf(orchestrator.due);
  }

  /// Whether nothing happens until a person acts: nothing due, nothing in flight, and the run has
  /// not ended.
  public static boolean waitsForPerson(RunState state) {
    return state.control().outcome().isEmpty() && state.flights().isEmpty() && due(state).isEmpty();
  }

  private void collect() {
    if (state.control().outcome().isPresent()) {
      return;
    }
    if (state.control().stopped().isEmpty()) {
      seals();
      if (!state.control().paused()) {
        gates();
        judgments();
        attributions();
        generations();
      }
    }
    if (due.isEmpty() && state.flights().isEmpty() && nothingElseCanHappen()) {
      due.add(new Order.WritePostmortem(Owing.postmortem(state)));
    }
  }

  private boolean nothingElseCanHappen() {
    return state.control().stopped().isPresent()
        || (state.questions().isEmpty() && !state.control().paused());
  }

  private void seals() {
    owed()
        .forEach(owed -> {
          if (owed.progress().stage() instanceof Stage.Passed passed) {
            due.add(new Order.SealModule(owed.key(), passed.submission(), passed.verdict()));
          }
        });
  }

  private void gates() {
    var candidates = new ArrayList<Order>();
    for (var owed : owed()) {
      switch (owed.progress().stage()) {
        case Stage.Submitted submitted ->
            candidates.add(new Order.RunGate(owed.key(), submitted.submission()));
        case Stage.Stale stale -> candidates.add(new Order.Recheck(owed.key(), stale.seal()));
        case Stage.Open _,
            Stage.Gated _,
            Stage.Passed _,
            Stage.Sealed _,
            Stage.Waiting _,
            Stage.Abandoned _ -> {}
      }
    }
    compositions(candidates);
    var free =
        state.charter().plan().parallelism().gates()
            - (int)
                flying(
                    OrderKey.Kind.GATE,
                    OrderKey.Kind.RECHECK,
                    OrderKey.Kind.INTEGRATE,
                    OrderKey.Kind.END_TO_END);
    due.addAll(first(free, candidates));
  }

  private void compositions(List<Order> candidates) {
    for (var tier : state.charter().plan().tiers()) {
      var progress = state.tier(tier.name());
      if (progress.stage() instanceof TierStage.Unbuilt && progress.flight().isEmpty()) {
        state
            .seals(tier.modules())
            .ifPresent(seals -> candidates.add(new Order.Integrate(tierKey(tier.name()), seals)));
      }
    }
    var whole = state.endToEnd();
    if (whole.stage() instanceof TierStage.Unbuilt
        && whole.flight().isEmpty()
        && state.tiers().values().stream().allMatch(TierProgress::isGreen)) {
      state
          .seals()
          .ifPresent(
              seals -> candidates.add(new Order.RunEndToEnd(tierKey(RunState.END_TO_END), seals)));
    }
  }

  private OrderKey tierKey(ModuleName name) {
    return Owing.key(name, state.tier(name)).orElseThrow();
  }

  private void judgments() {
    var candidates = new ArrayList<Order>();
    for (var owed : owed()) {
      if (owed.progress().stage() instanceof Stage.Gated gated) {
        Allowance.reservation(state, owed.key())
            .ifPresent(reserve ->
                candidates.add(
                    new Order.Evaluate(
                        owed.key(),
                        reserve,
                        Allowance.turn(state, owed.key()),
                        gated.submission(),
                        gated.gate(),
                        gated.note())));
      }
    }
    due.addAll(
        first(
            state.charter().plan().parallelism().evaluators()
                - (int) flying(OrderKey.Kind.EVALUATE),
            candidates));
  }

  private void attributions() {
    var names = new ArrayList<>(state.tiers().keySet());
    names.add(RunState.END_TO_END);
    for (var name : names) {
      var progress = state.tier(name);
      if (progress.stage() instanceof TierStage.Red red && progress.flight().isEmpty()) {
        var key = tierKey(name);
        Allowance.reservation(state, key)
            .ifPresent(reserve ->
                due.add(
                    new Order.Attribute(key, reserve, Allowance.turn(state, key), red.report())));
      }
    }
  }

  /// Longest estimate first: with stubs nothing blocks, so the tail decides the makespan.
  private void generations() {
    var awaited = awaited();
    var ready =
        owed().stream()
            .filter(owed -> owed.progress().stage() instanceof Stage.Open)
            .filter(owed -> mayStart(owed.name(), awaited))
            .sorted(
                Comparator.comparingInt((Owed owed) -> begun(owed.progress()) ? 0 : 1)
                    .thenComparingLong(owed -> -weight(state.spec(owed.name())))
                    .thenComparing(Owed::name))
            .toList();
    var turns = ready.stream().filter(owed -> begun(owed.progress())).toList();
    var starts = ready.stream().filter(owed -> !begun(owed.progress())).toList();
    var slots = state.charter().plan().parallelism().generators();
    var begun = first(slots - (int) generating(true), generated(turns));
    due.addAll(begun);
    var room = state.charter().plan().parallelism().unjudged() - unjudged();
    var free = slots - (int) generating(false) - begun.size();
    due.addAll(first(Math.min(free, room), generated(starts)));
  }

  private List<Order> generated(List<Owed> ready) {
    return ready.stream().map(this::generate).flatMap(Optional::stream).toList();
  }

  /// Generators in flight. For a turn of an attempt that has begun, only those count that somebody
  /// works on: an order that waits for an attached worker must not keep the workers that are there
  /// from going on.
  private long generating(boolean workedOn) {
    return state.flights().stream()
        .filter(flight -> flight.key().kind() == OrderKey.Kind.GENERATE)
        .filter(flight -> !workedOn || Interruption.isWorkedOn(state, flight))
        .count();
  }

  private Optional<Order> generate(Owed owed) {
    var open = (Stage.Open) owed.progress().stage();
    return Allowance.reservation(state, owed.key())
        .map(reserve ->
            new Order.Generate(
                owed.key(),
                reserve,
                Allowance.turn(state, owed.key()),
                open.carry(),
                open.note(),
                owed.progress().generator()));
  }

  /// Modules that nothing stands in for yet: no stub and no seal.
  private Set<ModuleName> awaited() {
    return state.charter().plan().modules().stream()
        .filter(module -> module.stub().isEmpty())
        .map(Module::name)
        .filter(name -> state.module(name).seal().isEmpty())
        .collect(Collectors.toSet());
  }

  /// A module's tree holds everything it needs, also what it needs through others.
  private boolean mayStart(ModuleName name, Set<ModuleName> awaited) {
    return awaited.isEmpty()
        || Collections.disjoint(
            Needs.of(state.charter().plan().modules()).transitive(name), awaited);
  }

  private static boolean begun(ModuleProgress progress) {
    return progress.turn() > 1;
  }

  private static long weight(Module spec) {
    return Math.max(spec.estimate().tokens(), spec.estimate().turns());
  }

  /// Modules whose attempt has begun and is not yet judged: what evaluators and gates still have to
  /// take in.
  private int unjudged() {
    return (int)
        state.modules().values().stream()
            .filter(progress ->
                switch (progress.stage()) {
                  case Stage.Open _ -> begun(progress) || progress.flight().isPresent();
                  case Stage.Submitted _, Stage.Gated _, Stage.Passed _, Stage.Stale _ -> true;
                  case Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ -> false;
                })
            .count();
  }

  private long flying(OrderKey.Kind... kinds) {
    var wanted = List.of(kinds);
    return state.flights().stream().filter(flight -> wanted.contains(flight.key().kind())).count();
  }

  private static List<Order> first(int most, List<Order> orders) {
    return orders.subList(0, Math.clamp(most, 0, orders.size()));
  }

  private List<Owed> owed() {
    var all = new ArrayList<Owed>();
    state
        .modules()
        .forEach((name, progress) -> {
          if (progress.flight().isEmpty()) {
            Owing.key(name, progress).ifPresent(key -> all.add(new Owed(name, progress, key)));
          }
        });
    return all;
  }

  private record Owed(ModuleName name, ModuleProgress progress, OrderKey key) {}
}

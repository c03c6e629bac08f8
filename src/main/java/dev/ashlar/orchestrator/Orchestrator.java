package dev.ashlar.orchestrator;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what a run owes *now*. Level-triggered: the answer follows from the state alone, so
/// continuing a killed run is replaying its journal and asking again.
public final class Orchestrator {
  private final RunState state;
  private final List<Flight> flights;
  private final List<Owed> owed;
  private final Set<ModuleName> awaited;

  /// Who needs whom; empty if nothing is awaited.
  private final Optional<Needs> needs;

  private final List<Order> due = new ArrayList<>();

  private Orchestrator(RunState state) {
    this.state = state;
    flights = state.flights();
    owed = owed(state);
    awaited = awaited(state);
    needs =
        awaited.isEmpty()
            ? Optional.empty()
            : Optional.of(Needs.of(state.charter().plan().modules()));
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
    if (due.isEmpty() && flights.isEmpty() && nothingElseCanHappen()) {
      due.add(new Order.WritePostmortem(Owing.postmortem(state)));
    }
  }

  private boolean nothingElseCanHappen() {
    return state.questions().isEmpty()
        && (state.control().stopped().isPresent() || !state.control().paused());
  }

  private void seals() {
    for (var each : owed) {
      if (each.progress().stage() instanceof Stage.Passed passed) {
        due.add(new Order.SealModule(each.key(), passed.submission(), passed.verdict()));
      }
    }
  }

  private void gates() {
    var candidates = new ArrayList<Order>();
    for (var each : owed) {
      switch (each.progress().stage()) {
        case Stage.Submitted submitted ->
            candidates.add(new Order.RunGate(each.key(), submitted.submission()));
        case Stage.Stale stale -> candidates.add(new Order.Recheck(each.key(), stale.seal()));
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
            - flying(OrderKey.Kind.GATE)
            - flying(OrderKey.Kind.RECHECK)
            - flying(OrderKey.Kind.INTEGRATE)
            - flying(OrderKey.Kind.END_TO_END);
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
    for (var each : owed) {
      if (each.progress().stage() instanceof Stage.Gated gated) {
        Allowance.reservation(state, each.key())
            .ifPresent(reserve ->
                candidates.add(
                    new Order.Evaluate(
                        each.key(),
                        reserve,
                        Allowance.turn(state, each.key()),
                        gated.submission(),
                        gated.gate(),
                        gated.note())));
      }
    }
    due.addAll(
        first(
            state.charter().plan().parallelism().evaluators() - flying(OrderKey.Kind.EVALUATE),
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

  /// Turns of attempts that have begun come first. For them only generators count that somebody
  /// works on: an order that waits for an attached worker must not keep the workers that are there
  /// from going on.
  private void generations() {
    var ready = ready();
    if (ready.isEmpty()) {
      return;
    }
    var slots = state.charter().plan().parallelism().generators();
    var begun = generated(slots - generating(), true, ready);
    due.addAll(begun);
    var free = slots - flying(OrderKey.Kind.GENERATE) - begun.size();
    if (free > 0) {
      var room = state.charter().plan().parallelism().unjudged() - unjudged();
      due.addAll(generated(Math.min(free, room), false, ready));
    }
  }

  /// At most `most` orders for those that have begun, or for those that have not.
  private List<Order> generated(int most, boolean begun, List<Owed> ready) {
    var orders = new ArrayList<Order>();
    for (var each : ready) {
      if (orders.size() < most && begun == begun(each.progress())) {
        generate(each).ifPresent(orders::add);
      }
    }
    return orders;
  }

  private int generating() {
    int count = 0;
    for (var flight : flights) {
      var generates = flight.key().kind() == OrderKey.Kind.GENERATE;
      count += generates && Interruption.isWorkedOn(flight) ? 1 : 0;
    }
    return count;
  }

  /// Longest estimate first: with stubs nothing blocks, so the tail decides the makespan.
  private List<Owed> ready() {
    var ready = new ArrayList<Owed>();
    for (var each : owed) {
      if (each.progress().stage() instanceof Stage.Open && mayStart(each.name())) {
        ready.add(each);
      }
    }
    ready.sort(
        Comparator.comparingLong((Owed each) -> -weight(state.spec(each.name())))
            .thenComparing(Owed::name));
    return ready;
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
                owed.progress().generator(),
                owed.progress().start()));
  }

  /// Modules that nothing stands in for yet: no stub and no seal.
  private static Set<ModuleName> awaited(RunState state) {
    var awaited = new HashSet<ModuleName>();
    for (var module : state.charter().plan().modules()) {
      if (module.stub().isEmpty() && state.module(module.name()).seal().isEmpty()) {
        awaited.add(module.name());
      }
    }
    return awaited;
  }

  /// A module's tree holds everything it needs, also what it needs through others.
  private boolean mayStart(ModuleName name) {
    return needs.map(all -> Collections.disjoint(all.transitive(name), awaited)).orElse(true);
  }

  private static boolean begun(ModuleProgress progress) {
    return progress.turn() > 1;
  }

  static long weight(Module spec) {
    return Math.max(spec.estimate().tokens(), spec.estimate().turns());
  }

  /// Modules whose attempt has begun and is not yet judged: what evaluators and gates still have to
  /// take in. One that cannot go on because a need was reopened would only keep that need out.
  private int unjudged() {
    int count = 0;
    for (var entry : state.modules().entrySet()) {
      var progress = entry.getValue();
      var counts =
          switch (progress.stage()) {
            case Stage.Open _ ->
                progress.flight().isPresent() || (begun(progress) && mayStart(entry.getKey()));
            case Stage.Submitted _, Stage.Gated _, Stage.Passed _, Stage.Stale _ -> true;
            case Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ -> false;
          };
      count += counts ? 1 : 0;
    }
    return count;
  }

  private int flying(OrderKey.Kind kind) {
    int count = 0;
    for (var flight : flights) {
      count += flight.key().kind() == kind ? 1 : 0;
    }
    return count;
  }

  private static List<Order> first(int most, List<Order> orders) {
    return orders.subList(0, Math.clamp(most, 0, orders.size()));
  }

  private static List<Owed> owed(RunState state) {
    var all = new ArrayList<Owed>();
    for (var entry : state.modules().entrySet()) {
      var progress = entry.getValue();
      if (progress.flight().isEmpty()) {
        Owing.key(entry.getKey(), progress)
            .ifPresent(key -> all.add(new Owed(entry.getKey(), progress, key)));
      }
    }
    return all;
  }

  private record Owed(ModuleName name, ModuleProgress progress, OrderKey key) {}
}

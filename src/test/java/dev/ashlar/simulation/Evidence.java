package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Needs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The witness's own proof of every seal and every green composition: who handed in what, which
/// gate was green for exactly that, who passed it, and which seals were composed.
final class Evidence {
  /// What is proven of one module's present work, in order; null is "not yet".
  private record Proof(Submission submission, GateReport.Green green, Verdict.Pass pass) {}

  private final Map<OrderKey, Proof> proofs = new HashMap<>();
  private final Map<ModuleName, Seal> seals = new HashMap<>();
  private final Set<ModuleName> stale = new HashSet<>();
  private final Set<ModuleName> abandoned = new HashSet<>();
  private final Map<OrderKey, SortedMap<ModuleName, Seal>> composed = new HashMap<>();
  private final Map<ModuleName, SortedMap<ModuleName, Seal>> green = new HashMap<>();

  Evidence(RunState begun) {
    unless(begun.seals().isEmpty(), "nothing-is-sealed-at-first");
  }

  /// A turn's key without its kind.
  private static OrderKey turn(OrderKey key) {
    return new OrderKey(
        OrderKey.Kind.GENERATE, key.subject(), key.version(), key.attempt(), key.turn());
  }

  void agenda(RunState state, List<Order> due) {
    for (var order : due) {
      var proof = proofs.get(turn(order.key()));
      var name = order.key().subject();
      switch (order) {
        case Order.Generate _ -> unless(!seals.containsKey(name), "sealed-is-not-generated", order);
        case Order.RunGate o ->
            unless(
                proof != null && proof.submission().equals(o.submission()),
                "gate-what-was-submitted",
                o);
        case Order.Evaluate o ->
            unless(
                proof != null
                    && o.gate().equals(proof.green())
                    && proof.submission().equals(o.submission()),
                "judge-what-was-green",
                o);
        case Order.SealModule o ->
            unless(
                proof != null
                    && o.verdict().equals(proof.pass())
                    && proof.submission().equals(o.submission()),
                "seal-what-was-passed",
                o);
        case Order.Recheck o ->
            unless(o.seal().equals(seals.get(name)) && stale.contains(name), "recheck-a-seal", o);
        case Order.Integrate o -> composable(o.seals(), members(state, name));
        case Order.RunEndToEnd o -> composable(o.seals(), state.modules().keySet());
        case Order.Attribute _, Order.WritePostmortem _ -> {}
      }
    }
  }

  private void composable(
      SortedMap<ModuleName, Seal> given, java.util.Collection<ModuleName> members) {
    unless(given.keySet().equals(new java.util.TreeSet<>(members)), "compose-exactly-the-members");
    given.forEach((name, seal) ->
        unless(seal.equals(seals.get(name)) && !stale.contains(name), "compose-exactly-the-seals"));
  }

  private static List<ModuleName> members(RunState state, ModuleName tier) {
    return state.charter().plan().tiers().stream()
        .filter(t -> t.name().equals(tier))
        .findFirst()
        .orElseThrow()
        .modules();
  }

  void issued(RunState before, Order order) {
    switch (order) {
      case Order.Integrate o -> composed.put(o.key(), o.seals());
      case Order.RunEndToEnd o -> {
        composed.put(o.key(), o.seals());
        before
            .tiers()
            .keySet()
            .forEach(tier -> unless(green.containsKey(tier), "tiers-before-the-whole", tier));
      }
      case Order.Generate _,
          Order.RunGate _,
          Order.Evaluate _,
          Order.SealModule _,
          Order.Recheck _,
          Order.Attribute _,
          Order.WritePostmortem _ -> {}
    }
  }

  void answered(Event.Reply reply, Witness.Open open, RunState before) {
    var turn = turn(reply.key());
    var proof = proofs.get(turn);
    switch (reply) {
      case Event.SubmissionArrived e -> proofs.put(turn, new Proof(e.submission(), null, null));
      case Event.GateFinished e -> gated(e, before, turn, proof);
      case Event.Judged e -> {
        if (e.verdict() instanceof Verdict.Pass pass
            && pass.gate().equals(proof.green())
            && !pass.evaluator().equals(proof.submission().generator())
            && !generated(before, pass.evaluator())) {
          proofs.put(turn, new Proof(proof.submission(), proof.green(), pass));
        }
      }
      case Event.ModuleSealed e -> {
        if (e.seal().version() == e.key().version()) {
          unless(proof != null && proof.pass() != null, "sealed-means-passed", e);
          unless(seals.put(e.key().subject(), e.seal()) == null, "sealed-once", e);
        }
      }
      case Event.SubmissionRefused _,
          Event.GenerationFailed _,
          Event.ContractDisputed _,
          Event.JudgmentFailed _,
          Event.AttributionProposed _,
          Event.OrderBroken _,
          Event.OrderClaimed _,
          Event.PostmortemWritten _ -> {}
    }
  }

  /// Whether that instance was a generator in this run.
  private static boolean generated(RunState state, String instance) {
    var known = state.workers().get(instance);
    return known != null && known.role() == dev.ashlar.orchestrator.Role.GENERATOR;
  }

  private void gated(Event.GateFinished event, RunState before, OrderKey turn, Proof proof) {
    var name = event.key().subject();
    switch (event.key().kind()) {
      case GATE -> {
        if (event.report() instanceof GateReport.Green report) {
          proofs.put(turn, new Proof(proof.submission(), report, null));
        }
      }
      case RECHECK -> {
        if (event.report() instanceof GateReport.Green) {
          stale.remove(name);
        }
      }
      case INTEGRATE -> {
        if (event.report() instanceof GateReport.Green) {
          green.put(name, composed.get(event.key()));
        }
      }
      case END_TO_END -> {
        var threshold = before.charter().plan().endToEnd().thresholdPercent();
        if (event.report().greenAt(threshold).isPresent()) {
          green.put(name, composed.get(event.key()));
        }
      }
      case GENERATE, EVALUATE, SEAL, ATTRIBUTE, POSTMORTEM -> {}
    }
  }

  void decided(RunState before, Event.QuestionAnswered event) {
    var question = before.questions().get(event.question());
    if (question != null && event.answer() == Answer.ABANDON) {
      abandoned.add(question.subject());
      proofs.keySet().removeIf(key -> key.subject().equals(question.subject()));
    }
  }

  /// The modules whose work the amendment touches: the amended one and, if its interface changed,
  /// everything that uses it.
  Set<ModuleName> amended(RunState before, Event.ContractAmended event) {
    var name = event.amended().name();
    var touched = new HashSet<ModuleName>();
    touched.add(name);
    if (event.interfaceChanged()) {
      var plan = before.charter().plan().with(event.amended());
      touched.addAll(Needs.of(plan.modules()).dependents(name));
    }
    seals.remove(name);
    stale.remove(name);
    abandoned.remove(name);
    for (var each : touched) {
      proofs.keySet().removeIf(key -> key.subject().equals(each));
      if (!each.equals(name) && seals.containsKey(each) && !abandoned.contains(each)) {
        stale.add(each);
      }
    }
    green.keySet().removeIf(tier -> isPart(before, tier, touched));
    return touched;
  }

  void retested(ModuleName composition) {
    green.remove(composition);
  }

  private static boolean isPart(RunState state, ModuleName tier, Set<ModuleName> touched) {
    return tier.equals(RunState.END_TO_END)
        || members(state, tier).stream().anyMatch(touched::contains);
  }

  /// Whether the amendment takes back this composition's order.
  boolean decomposed(RunState before, OrderKey key, Set<ModuleName> touched) {
    return key.kind() == OrderKey.Kind.POSTMORTEM || isPart(before, key.subject(), touched);
  }

  void check(RunState after) {
    after
        .modules()
        .forEach((name, progress) -> {
          var sealed =
              seals.containsKey(name) && !stale.contains(name) && !abandoned.contains(name);
          unless(progress.seal().isPresent() == sealed, "sealed-exactly-if-proven", name, progress);
          progress
              .seal()
              .ifPresent(
                  seal -> unless(seal.equals(seals.get(name)), "a-seal-never-changes", name, seal));
          if (progress.stage() instanceof Stage.Stale reopened) {
            unless(reopened.seal().equals(seals.get(name)), "a-stale-seal-never-changes", name);
          }
          unless(
              progress.stage() instanceof Stage.Abandoned == abandoned.contains(name),
              "abandoned-by-a-person-only",
              name);
        });
    after
        .tiers()
        .forEach((name, progress) ->
            unless(progress.isGreen() == green.containsKey(name), "green-exactly-if-seen", name));
    unless(
        after.endToEnd().isGreen() == green.containsKey(RunState.END_TO_END),
        "green-exactly-if-seen",
        "end to end");
  }

  void ended(RunState state) {
    if (state.control().outcome().orElseThrow() == Outcome.BUILT) {
      unless(
          seals.equals(green.get(RunState.END_TO_END)) && stale.isEmpty(),
          "built-from-exactly-the-seals");
    }
    var stopped = state.control().stopped().isPresent();
    unless(
        stopped || !abandoned.isEmpty() || state.control().outcome().get() == Outcome.BUILT,
        "built-unless-stopped-or-given-up",
        state.modules());
  }
}

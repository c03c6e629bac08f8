package dev.ashlar.harness;

import dev.ashlar.codec.Given;
import dev.ashlar.gate.Gate;
import dev.ashlar.gate.GateJob;
import dev.ashlar.gate.GateResult;
import dev.ashlar.gate.Jobs;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Rulings;
import dev.ashlar.role.Evaluator;
import dev.ashlar.role.Generator;
import dev.ashlar.role.Integrator;
import dev.ashlar.workspace.SealContents;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeFile;
import dev.ashlar.workspace.TreePath;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Carries an order out: with an agent where judgment is needed, with gate and store where it is
/// not.
///
/// Everything an event names is durable before the event is returned.
final class Workshop implements Dispatcher.Carrier {
  private final Supplier<RunState> state;
  private final Supplier<List<Event>> events;
  private final Store store;
  private final GateReports reports;
  private final Gate gate;
  private final Roster roster;
  private final Deliveries deliveries;
  private final InstantSource clock;

  /// Who plays which role in this run.
  record Roster(Generator generator, Evaluator evaluator, Optional<Integrator> integrator) {}

  Workshop(
      Supplier<RunState> state,
      Supplier<List<Event>> events,
      Store store,
      GateReports reports,
      Gate gate,
      Roster roster,
      Deliveries deliveries,
      InstantSource clock) {
    this.state = state;
    this.events = events;
    this.store = store;
    this.reports = reports;
    this.gate = gate;
    this.roster = roster;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public Event carryOut(Order order) throws IOException, InterruptedException {
    var plan = FrozenPlan.of(state.get(), store);
    return switch (order) {
      case Order.Generate generate ->
          roster
              .generator()
              .turn(
                  generate,
                  spec(plan, generate),
                  given(plan, generate.key().subject()),
                  lastOf(generate.key()));
      case Order.RunGate run -> gated(order.key(), plan, store.get(run.submission().tree()));
      case Order.Recheck recheck -> gated(order.key(), plan, store.get(recheck.seal().tree()));
      case Order.Evaluate evaluate ->
          roster
              .evaluator()
              .judge(
                  evaluate,
                  spec(plan, evaluate),
                  given(plan, evaluate.key().subject()),
                  reports.text(evaluate.gate().detail()));
      case Order.SealModule seal -> sealed(seal, plan);
      case Order.Integrate integrate -> composed(integrate.key(), plan);
      case Order.Attribute attribute -> attributed(attribute, plan);
      case Order.RunEndToEnd run -> composed(run.key(), plan);
      case Order.WritePostmortem write -> deliveries.postmortem(write);
    };
  }

  /// What was handed in last in this attempt; that it is asked again says that it was rejected.
  private Optional<Digest> lastOf(OrderKey key) {
    return events.get().reversed().stream()
        .filter(event -> event instanceof Event.SubmissionArrived)
        .map(event -> (Event.SubmissionArrived) event)
        .filter(event ->
            event.key().subject().equals(key.subject())
                && event.key().version() == key.version()
                && event.key().attempt() == key.attempt())
        .findFirst()
        .map(event -> event.submission().tree());
  }

  private Given given(FrozenPlan plan, ModuleName name) {
    return plan.given(name).ruled(Rulings.of(events.get(), name));
  }

  /// A prepared gate that must be ready.
  static GateJob job(Jobs.Prepared prepared) {
    return switch (prepared) {
      case Jobs.Prepared.Ready ready -> ready.job();
      case Jobs.Prepared.Clash clash ->
          throw new IllegalStateException("layers clash: " + clash.problems());
      case Jobs.Prepared.Waits waits ->
          throw new IllegalStateException("not sealed yet: " + waits.unsealed());
    };
  }

  private static dev.ashlar.plan.Module spec(FrozenPlan plan, Order order) {
    return plan.plan().module(order.key().subject());
  }

  private Event gated(OrderKey key, FrozenPlan plan, Tree submission)
      throws IOException, InterruptedException {
    var job = job(plan.jobs().ofModule(key.subject(), FrozenPlan.bytes(submission), plan::sealed));
    return finished(key, gate.judge(job));
  }

  private Event composed(OrderKey key, FrozenPlan plan) throws IOException, InterruptedException {
    var whole = key.subject().equals(RunState.END_TO_END);
    var job = composition(key.subject(), plan);
    var result = gate.judge(job);
    if (whole && result.report().greenAt(plan.plan().endToEnd().thresholdPercent()).isPresent()) {
      deliveries.artifact(plan, job.tree(), result.build());
    }
    return finished(key, result);
  }

  private static GateJob composition(ModuleName name, FrozenPlan plan) {
    return job(
        name.equals(RunState.END_TO_END)
            ? plan.jobs().ofEndToEnd(plan::sealed)
            : plan.jobs().ofTier(name, plan::sealed));
  }

  private static dev.ashlar.plan.Tier tier(FrozenPlan plan, ModuleName name) {
    return plan.plan().tiers().stream()
        .filter(tier -> tier.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Event finished(OrderKey key, GateResult result) throws IOException {
    if (!(result.report() instanceof GateReport.Broken)) {
      reports.put(result.detail());
    }
    return new Event.GateFinished(clock.instant(), key, result.report());
  }

  private Event sealed(Order.SealModule order, FrozenPlan plan) throws IOException {
    var module = order.key().subject();
    var contents =
        new SealContents(
            plan.contract(module),
            plan.tests(module),
            store.get(order.submission().tree()),
            reports.text(order.verdict().gate().detail()),
            VerdictText.of(order.verdict()),
            order.submission().summary());
    var id = store.seal(module.text(), order.key().version(), contents.tree());
    var seal =
        new Seal(
            id.manifest(), id.commit().hex(), order.submission().tree(), order.key().version());
    return new Event.ModuleSealed(clock.instant(), order.key(), seal);
  }

  private Event attributed(Order.Attribute order, FrozenPlan plan)
      throws IOException, InterruptedException {
    var members = members(plan, order.key().subject());
    var integrator =
        roster.integrator().orElseThrow(() -> new IOException("the plan seats no integrator"));
    return integrator.attribute(order, members, composition(order, plan, members));
  }

  private static List<ModuleName> members(FrozenPlan plan, ModuleName subject) {
    return subject.equals(RunState.END_TO_END)
        ? plan.plan().modules().stream().map(module -> module.name()).toList()
        : tier(plan, subject).modules();
  }

  private Tree composition(Order.Attribute order, FrozenPlan plan, List<ModuleName> members)
      throws IOException {
    var files = new TreeMap<TreePath, TreeFile>();
    composition(order.key().subject(), plan)
        .tree()
        .forEach(
            (path, bytes) -> files.put(TreePath.of("tree/" + path), TreeFile.of(bytes, false)));
    for (var member : members) {
      var contract = plan.files().text(plan.plan().module(member).contract()).orElse("");
      files.put(TreePath.of("contracts/" + member + ".md"), TreeFile.ofText(contract));
    }
    for (var reference : plan.plan().artifact().references()) {
      plan.files()
          .bytes(reference)
          .ifPresent(
              bytes -> files.put(TreePath.of("plan/" + reference), TreeFile.of(bytes, false)));
    }
    var requirements = new StringBuilder();
    plan.plan()
        .requirements()
        .forEach((id, text) -> requirements.append("- %s: %s\n".formatted(id, text)));
    files.put(TreePath.of("requirements.md"), TreeFile.ofText(requirements.toString()));
    files.put(
        TreePath.of("gate-report.json"), TreeFile.ofText(reports.text(order.report().detail())));
    return Tree.of(files);
  }
}

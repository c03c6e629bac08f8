package dev.ashlar.harness;

import dev.ashlar.agent.Agent;
import dev.ashlar.agent.Desk;
import dev.ashlar.agent.DeskServer;
import dev.ashlar.agent.Script;
import dev.ashlar.gate.Gate;
import dev.ashlar.orchestrator.Claims;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Roles;
import dev.ashlar.role.Cast;
import dev.ashlar.role.Evaluator;
import dev.ashlar.role.Generator;
import dev.ashlar.role.Integrator;
import dev.ashlar.role.Workplaces;
import dev.ashlar.workspace.ObjectId;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.SealId;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.WorkspaceKeeper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// The composition root: builds every part of a run by constructor, runs it to its end or to a
/// person's turn, and takes it down.
public final class RunHarness {
  private final Settings settings;
  private final RunDirectory directory;
  private final Machine machine;
  private final Chronicle chronicle;
  private final InstantSource clock;

  RunHarness(Settings settings, RunDirectory directory, Machine machine, Chronicle chronicle) {
    this.settings = settings;
    this.directory = directory;
    this.machine = machine;
    this.chronicle = chronicle;
    this.clock = settings.clock();
  }

  /// Runs until the run has ended or waits for a person; the state it stopped in.
  public RunState run() throws IOException, InterruptedException {
    var loop = new RunLoop(chronicle, clock);
    var authors = PlanAuthors.of(frozen().files());
    var desk = new Desk(clock, (key, worker, agent) -> claim(loop, authors, key, worker, agent));
    var letters = new Letters(clock);
    chronicle.events().forEach(letters::remember);
    chronicle.observe((event, _) -> letters.remember(event));
    chronicle.observe((_, _) -> desk.changed());
    chronicle.observe(settings.watcher()::accept);
    chronicle.observe((event, _) -> publish(event));
    chronicle.events().forEach(this::publish);
    var recording = Replays.of(directory);
    var script = recording.isPresent() ? RecordedAgents.script(recording.get()) : scripted();
    recording.ifPresent(record -> attend(RecordedPerson.of(record, clock), loop));
    var store = Store.open(directory.store());
    var gate = gate();
    var workplaces = new Workplaces(WorkspaceKeeper.in(directory.workspaces()), store);
    var trials = new TrialRoom(chronicle::state, chronicle::events, store, workplaces, gate);
    var persons = new Persons(settings, directory, machine, chronicle, loop);
    var clerk = new Clerk(desk, chronicle::state, trials, persons, letters, authors, clock);
    var stage =
        new Casting.Stage(
            settings,
            directory,
            machine,
            desk,
            script,
            (key, instance, lineage) -> claim(loop, authors, key, instance, lineage),
            trials);
    try (var casting = Casting.open(chronicle.state().charter().plan(), stage);
        var dispatcher =
            new Dispatcher(
                workshop(store, gate, roster(casting, workplaces, store)), loop::tell, clock);
        var _ = DeskServer.open(directory.desk(), clerk)) {
      return loop.run(dispatcher);
    }
  }

  private Gate gate() {
    return new Gate(machine.sandbox(), machine.toolchains(), directory.root().resolve("scratch"));
  }

  /// Names a seal in the store once the journal holds it. The names are a cache: the next start
  /// makes up for one that is missing.
  private void publish(Event event) {
    if (event instanceof Event.ModuleSealed sealed) {
      var id = new SealId(new ObjectId(sealed.seal().commit()), sealed.seal().manifest());
      try {
        Store.open(directory.store())
            .publish(sealed.key().subject().text(), sealed.seal().version(), id);
      } catch (IOException e) {
        settings
            .talk()
            .accept("the seal of " + sealed.key().subject() + " has no name in the store: " + e);
      }
    }
  }

  /// Lets the recorded person decide whenever something was recorded, and once at the start for a
  /// run that is continued.
  private void attend(RecordedPerson person, RunLoop loop) {
    Consumer<Chronicle> decide =
        chronicle -> person.due(chronicle.events(), chronicle.state()).ifPresent(chronicle::record);
    chronicle.observe((_, state) -> {
      if (person.actsUnasked() || !state.questions().isEmpty()) {
        loop.submit(decide);
      }
    });
    loop.submit(decide);
  }

  private Workshop workshop(Store store, Gate gate, Workshop.Roster roster) {
    var deliveries =
        new Deliveries(
            settings.planDirectory(),
            directory,
            chronicle::events,
            settings.postmortem(),
            machine.toolchains(),
            clock);
    return new Workshop(
        chronicle::state,
        chronicle::events,
        store,
        new GateReports(directory.gates()),
        gate,
        roster,
        deliveries,
        clock);
  }

  private Workshop.Roster roster(Casting casting, Workplaces workplaces, Store store)
      throws InterruptedException {
    var roles = chronicle.state().charter().plan().roles();
    var agents = casting.all(roles.seats());
    var readingRoom = directory.root().resolve("reading");
    return new Workshop.Roster(
        new Generator(
            module -> cast(agents, roles.generator(module)),
            workplaces,
            store,
            machine.toolchains().places(),
            clock),
        new Evaluator(module -> cast(agents, roles.evaluator(module)), readingRoom, store, clock),
        roles.integrator().map(seat -> new Integrator(cast(agents, seat), readingRoom, clock)));
  }

  private static Cast cast(Map<Roles.Seat, Agent> agents, Roles.Seat seat) {
    return new Cast(Objects.requireNonNull(agents.get(seat)), seat);
  }

  private Script scripted() throws IOException {
    var plan = frozen();
    return Seating.scripted(plan.plan(), plan.files());
  }

  private FrozenPlan frozen() throws IOException {
    return FrozenPlan.of(chronicle.state(), Store.open(directory.store()));
  }

  private Optional<String> claim(
      RunLoop loop, PlanAuthors authors, OrderKey key, String worker, String agent)
      throws InterruptedException {
    var answer = new CompletableFuture<Optional<String>>();
    loop.submit(chronicle -> {
      var refusal =
          authors.refusal(worker).or(() -> Claims.refusal(chronicle.state(), key, worker));
      if (refusal.isEmpty()) {
        chronicle.record(new Event.OrderClaimed(clock.instant(), key, worker, agent));
      }
      answer.complete(refusal);
    });
    return get(answer);
  }

  static <T> T get(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}

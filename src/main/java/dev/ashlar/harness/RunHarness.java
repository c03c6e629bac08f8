package dev.ashlar.harness;

import dev.ashlar.agent.Agent;
import dev.ashlar.agent.AttachedAgent;
import dev.ashlar.agent.Desk;
import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskServer;
import dev.ashlar.agent.Script;
import dev.ashlar.agent.ScriptedAgent;
import dev.ashlar.gate.Gate;
import dev.ashlar.orchestrator.Claims;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Roles;
import dev.ashlar.role.Evaluator;
import dev.ashlar.role.Generator;
import dev.ashlar.role.Integrator;
import dev.ashlar.workspace.ObjectId;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.SealId;
import dev.ashlar.workspace.Store;
import dev.ashlar.workspace.WorkspaceKeeper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
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
    var desk = new Desk(clock, (key, worker, agent) -> claim(loop, key, worker, agent));
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
    var workshop = workshop(desk, script);
    var trials = new Semaphore(chronicle.state().charter().plan().parallelism().gates());
    var persons = new Persons(settings, directory, machine, chronicle, loop);
    var clerk =
        new Clerk(
            desk, chronicle::state, key -> trial(workshop, trials, key), persons, letters, clock);
    try (var dispatcher = new Dispatcher(workshop, loop::tell, clock);
        var _ = DeskServer.open(directory.desk(), clerk)) {
      return loop.run(dispatcher);
    }
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

  private Workshop workshop(Desk desk, Script script) throws IOException {
    var store = Store.open(directory.store());
    var scratch = directory.root().resolve("scratch");
    var gate = new Gate(machine.sandbox(), machine.toolchains(), scratch);
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
        roster(desk, store, script),
        deliveries,
        clock);
  }

  private Workshop.Roster roster(Desk desk, Store store, Script script) throws IOException {
    var roles = chronicle.state().charter().plan().roles();
    var keeper = WorkspaceKeeper.in(directory.workspaces());
    var readingRoom = directory.root().resolve("reading");
    return new Workshop.Roster(
        new Generator(
            agent(roles.generator(), desk, script),
            roles.generator(),
            keeper,
            store,
            machine.toolchains().places(),
            clock),
        new Evaluator(
            agent(roles.evaluator(), desk, script), roles.evaluator(), readingRoom, store, clock),
        roles
            .integrator()
            .map(seat -> new Integrator(agent(seat, desk, script), seat, readingRoom, clock)));
  }

  private static Agent agent(Roles.Seat seat, Desk desk, Script script) {
    return seat.attached() ? new AttachedAgent(desk) : new ScriptedAgent(script);
  }

  private Script scripted() throws IOException {
    var plan = FrozenPlan.of(chronicle.state(), Store.open(directory.store()));
    return Seating.scripted(plan.plan(), plan.files());
  }

  private Optional<String> claim(RunLoop loop, OrderKey key, String worker, String agent)
      throws InterruptedException {
    var answer = new CompletableFuture<Optional<String>>();
    loop.submit(chronicle -> {
      var refusal = Claims.refusal(chronicle.state(), key, worker);
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

  private static DeskAnswer trial(Workshop workshop, Semaphore places, OrderKey key)
      throws InterruptedException {
    places.acquire();
    try {
      return workshop
          .trial(key)
          .map(result -> DeskAnswer.of(exit(result.status()), result.text()))
          .orElse(DeskAnswer.of(3, "there is no workspace of " + key + " to try"));
    } catch (IOException e) {
      return DeskAnswer.of(3, "the trial could not be run: " + e.getMessage());
    } finally {
      places.release();
    }
  }

  private static int exit(dev.ashlar.gate.TrialResult.Status status) {
    return switch (status) {
      case GREEN -> 0;
      case RED -> 1;
      case BROKEN -> 3;
    };
  }
}

package dev.ashlar.harness;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.Trials;
import dev.ashlar.gate.Gate;
import dev.ashlar.gate.TrialResult;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.report.Rulings;
import dev.ashlar.role.Workplaces;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Where a generator has its visible cases tried on what lies in its workspace now: as many at once
/// as gates.
final class TrialRoom implements Trials {
  private final Supplier<RunState> state;
  private final Supplier<List<Event>> events;
  private final Store store;
  private final Workplaces workplaces;
  private final Gate gate;
  private final Semaphore places;

  TrialRoom(
      Supplier<RunState> state,
      Supplier<List<Event>> events,
      Store store,
      Workplaces workplaces,
      Gate gate) {
    this.state = state;
    this.events = events;
    this.store = store;
    this.workplaces = workplaces;
    this.gate = gate;
    this.places = new Semaphore(state.get().charter().plan().parallelism().gates());
  }

  @Override
  public DeskAnswer check(OrderKey key) throws InterruptedException {
    places.acquire();
    try {
      return tried(key);
    } catch (IOException e) {
      return DeskAnswer.of(3, "the trial could not be run: " + e.getMessage());
    } finally {
      places.release();
    }
  }

  private DeskAnswer tried(OrderKey key) throws IOException, InterruptedException {
    var plan = FrozenPlan.of(state.get(), store);
    var name = key.subject();
    var given = plan.given(name).ruled(Rulings.of(events.get(), name));
    var files = workplaces.glance(key, plan.plan().module(name), given);
    if (files.isEmpty()) {
      return DeskAnswer.of(3, "there is no workspace of " + key + " to try");
    }
    var job = plan.jobs().ofModule(name, FrozenPlan.bytes(files.get()), plan::sealed);
    var result = gate.tryVisible(Workshop.job(job));
    return DeskAnswer.of(exit(result.status()), result.text());
  }

  private static int exit(TrialResult.Status status) {
    return switch (status) {
      case GREEN -> 0;
      case RED -> 1;
      case BROKEN -> 3;
    };
  }
}

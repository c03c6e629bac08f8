package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.ContractDigest;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;

/// One run from admission to its end, in virtual time: the product's loop (record, then act) around
/// the core under test, with `Answers` for agents and gates, and `Person` for the person.
///
/// First everything in the profile goes wrong; after `chaosEvents` events nothing does any more,
/// and then the run must end.
final class World {
  static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  private static final Digest PLAN = Digest.ofText("plan");

  private static final int CRASHES_MAX = 3;

  /// What a process that comes back may find undone, as a bound on what an ended run took.
  private static final int CALM_EVENTS_A_MODULE = 120;

  private static final int CALM_EVENTS = 1_000;

  final Profile profile;
  final SplittableRandom random;
  final List<Event> journal = new ArrayList<>();

  private final Core core;
  private final Witness witness;
  private final Answers answers = new Answers(this);
  private final Person person = new Person(this);
  private final PriorityQueue<Pending> queue = new PriorityQueue<>();
  private RunState state;
  private long now;
  private long skew;
  private long scheduled;
  private int crashes;
  private int calmSince = -1;

  private record Pending(long at, long number, Function<Instant, Event> event, boolean survives)
      implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
    }
  }

  World(Profile profile, Core core) {
    this.profile = profile;
    this.core = core;
    random = new SplittableRandom(profile.seed() * 0x9E3779B97F4A7C15L + 1);
    var admitted = admitted(DrawnPlan.of(profile));
    journal.add(admitted);
    state = Evolution.begin(admitted);
    witness = new Witness(state);
  }

  static Event.RunAdmitted admitted(Plan plan) {
    var contracts =
        plan.modules().stream().map(m -> new ContractDigest(m.name(), m.version(), PLAN)).toList();
    return new Event.RunAdmitted(BEGIN, "sim", plan, PLAN, contracts, "tier B", List.of());
  }

  /// Lives through the whole run.
  RunState live() {
    while (true) {
      issue();
      if (state.control().outcome().isPresent() && !person.reopens()) {
        break;
      }
      person.interferes();
      next();
    }
    witness.ended(state);
    if (profile.seed() % 8 == 0) {
      Shape.bounded(state);
      replayed();
    }
    return state;
  }

  /// The product's loop: the fact first, then the deed, until nothing more is due.
  private void issue() {
    while (true) {
      var due = core.due(state);
      witness.agenda(state, due);
      if (due.isEmpty()) {
        return;
      }
      var order = due.getFirst();
      if (record(new Event.OrderIssued(at(), order.key(), order.reserve()), due)) {
        answers.to(order);
      }
    }
  }

  private void next() {
    var pending = queue.poll();
    if (pending != null) {
      now = Math.max(now, pending.at());
      record(pending.event().apply(at()));
    } else if (state.control().outcome().isEmpty() && core.due(state).isEmpty()) {
      unless(state.flights().isEmpty(), "nothing-is-forgotten", state.flights());
      unless(Orchestrator.waitsForPerson(state), "waits-for-person-says-so");
      unless(
          state.control().paused() || !state.questions().isEmpty(),
          "never-stuck-without-a-question");
      person.mustAct();
    }
  }

  /// Records a fact; false if the process died right after it.
  boolean record(Event event) {
    return record(event, List.of());
  }

  private boolean record(Event event, List<Order> due) {
    var before = state;
    journal.add(event);
    state = core.evolve(before, event);
    witness.see(before, event, state, due);
    if (hit(Fault.CLOCK_JUMPS)) {
      skew += (random.nextInt(7_200) - 3_600) * 1_000L;
    }
    bounded();
    if (!(event instanceof Event.RunContinued) && crashes < CRASHES_MAX && hit(Fault.CRASH, 0.2)) {
      crashes++;
      restart();
      return false;
    }
    return true;
  }

  private void bounded() {
    if (calmSince < 0 && journal.size() >= profile.chaosEvents()) {
      calmSince = journal.size();
    }
    unless(
        calmSince < 0
            || journal.size() - calmSince < CALM_EVENTS + CALM_EVENTS_A_MODULE * profile.modules(),
        "ends-when-nothing-goes-wrong",
        state.questions().values());
  }

  /// The process dies, with every agent it started; a new one replays the journal and goes on.
  void restart() {
    queue.removeIf(pending -> !pending.survives() && random.nextInt(10) > 0);
    if (profile.seed() % 4 == 0) {
      replayed();
    }
    now += random.nextLong(86_400_000L);
    record(new Event.RunContinued(at(), "p" + journal.size(), "tier B"));
  }

  private void replayed() {
    var again = Evolution.begin((Event.RunAdmitted) journal.getFirst());
    for (var event : journal.subList(1, journal.size())) {
      again = core.evolve(again, event);
    }
    unless(again.equals(state), "replay-gives-the-same-state");
  }

  /// Delivers an event after `millis`; one that does not survive is lost with the process.
  void later(long millis, boolean survives, Function<Instant, Event> event) {
    queue.add(new Pending(now + millis, scheduled++, event, survives));
  }

  Instant at() {
    return BEGIN.plusMillis(now + skew);
  }

  RunState state() {
    return state;
  }

  boolean calm() {
    return calmSince >= 0;
  }

  boolean hit(Fault fault) {
    return hit(fault, 1);
  }

  boolean hit(Fault fault, double scale) {
    return calmSince < 0
        && profile.faults().containsKey(fault)
        && random.nextDouble() < profile.rate(fault) * scale;
  }
}

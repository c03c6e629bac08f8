package dev.ashlar.harness;

import dev.ashlar.agent.Desk;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.orchestrator.Worker;
import dev.ashlar.plan.ModuleName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the desk remembers for its workers: the last verdict on each module, and which names it has
/// given out. Only a convenience: lost with the process.
final class Letters implements Chronicle.Observer {
  private final Map<ModuleName, Event.Judged> verdicts = new ConcurrentHashMap<>();
  private final AtomicInteger names = new AtomicInteger();
  private final InstantSource clock;

  Letters(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void recorded(Event event, RunState after) {
    if (event instanceof Event.Judged judged) {
      verdicts.put(judged.key().subject(), judged);
    }
  }

  /// A name no worker of this run has.
  String newWorker(Role role, RunState state) {
    String name;
    do {
      name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + names.incrementAndGet();
    } while (state.workers().containsKey(name));
    return name;
  }

  /// The last verdict on this worker's attempt, with its evidence.
  Optional<String> lastVerdict(String worker, RunState state) {
    return Optional.ofNullable(state.workers().get(worker))
        .flatMap(Worker::attempt)
        .flatMap(attempt ->
            Optional.ofNullable(verdicts.get(attempt.module()))
                .filter(judged ->
                    judged.key().version() == attempt.version()
                        && judged.key().attempt() == attempt.attempt()))
        .map(judged -> text(judged.verdict()));
  }

  /// Waits until the order is out of flight, so that what is told afterwards is about what follows
  /// it.
  void awaitAnswered(OrderKey key, Supplier<RunState> state, Desk desk, Instant deadline)
      throws InterruptedException {
    var last = deadline.plusSeconds(1);
    while (true) {
      var seen = desk.changes();
      if (state.get().flight(key).isEmpty() || !clock.instant().isBefore(last)) {
        return;
      }
      desk.awaitChange(seen, last);
    }
  }

  private static String text(Verdict verdict) {
    var word =
        switch (verdict) {
          case Verdict.Pass _ -> "PASS";
          case Verdict.NeedsRevision _ -> "NEEDS_REVISION";
          case Verdict.Fail _ -> "FAIL";
          case Verdict.Disputed _ -> "DISPUTED";
        };
    return "Verdict "
        + word
        + " by "
        + verdict.evaluator()
        + ":\n"
        + verdict.findings().list().stream()
            .map(finding -> "- " + finding)
            .collect(Collectors.joining("\n"));
  }
}

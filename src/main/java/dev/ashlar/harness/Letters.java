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

/// What the desk remembers for its workers: who they said they are, the last verdict and the last
/// amendment of each module, and which names it has given out.
final class Letters {
  private final Map<ModuleName, Event.Judged> verdicts = new ConcurrentHashMap<>();
  private final Map<ModuleName, Event.ContractAmended> amendments = new ConcurrentHashMap<>();
  private final Map<String, String> agents = new ConcurrentHashMap<>();
  private final AtomicInteger names = new AtomicInteger();
  private final InstantSource clock;

  Letters(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes in what workers may later ask about.
  void remember(Event event) {
    if (event instanceof Event.Judged judged) {
      verdicts.put(judged.key().subject(), judged);
    } else if (event instanceof Event.ContractAmended amended) {
      amendments.put(amended.amended().name(), amended);
    } else if (event instanceof Event.OrderClaimed claimed) {
      agents.put(claimed.worker(), claimed.agent());
    }
  }

  /// What the worker said it is when it first came.
  String agent(String worker) {
    return agents.getOrDefault(worker, "unknown");
  }

  /// A name no worker of this run has.
  String newWorker(Role role, RunState state) {
    String name;
    do {
      name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + names.incrementAndGet();
    } while (state.workers().containsKey(name));
    return name;
  }

  /// Why this worker's attempt was ended: the amendment that ended it, or the last verdict on it,
  /// with its evidence.
  Optional<String> lastWord(String worker, RunState state) {
    return Optional.ofNullable(state.workers().get(worker))
        .flatMap(Worker::attempt)
        .flatMap(attempt -> amendment(attempt).or(() -> verdict(attempt)));
  }

  private Optional<String> amendment(Worker.AttemptId attempt) {
    return Optional.ofNullable(amendments.get(attempt.module()))
        .filter(event -> event.amended().version() > attempt.version())
        .map(event -> "Amended by " + event.by() + ": " + event.reason());
  }

  private Optional<String> verdict(Worker.AttemptId attempt) {
    return Optional.of(attempt)
        .flatMap(_ ->
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

package dev.ashlar.mcp;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.harness.RunDesk;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What this process is at the desk: one worker of one run, from its first order on.
///
/// The run may be killed and continued meanwhile, and the client may call as it likes; a call that
/// outlasts the client's patience is answered with what to do next.
public final class Attendance {
  private static final int USAGE = 2;
  private static final int REFUSED = 3;
  private static final int WAITS = 4;

  /// A trial that could not even begin within this time has no desk to begin at.
  private static final Duration DESK_PATIENCE = Duration.ofSeconds(20);

  private final Terms terms;
  private final Runs runs;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, CompletableFuture<DeskAnswer>> trials = new ConcurrentHashMap<>();
  private volatile @Nullable Known known;

  /// What the process was started with; `patience` is how long a call may take at most.
  public record Terms(
      Optional<String> role, Optional<String> worker, Optional<String> agent, Duration patience) {}

  /// Says which run, or planning, to act on now, in words for the agent if there is none. A caller
  /// gives its role, or its order where it has one.
  @FunctionalInterface
  public interface Runs {
    Found find(String role, String order) throws IOException;
  }

  /// A run, or why there is none.
  public sealed interface Found {
    record Run(RunDirectory directory) implements Found {}

    record None(String why) implements Found {}
  }

  private record Known(RunDirectory run, String worker, String role) {}

  @FunctionalInterface
  private interface AtDesk {
    DeskAnswer serve(RunDirectory run) throws IOException, InterruptedException;
  }

  public Attendance(Terms terms, Runs runs) {
    this.terms = terms;
    this.runs = runs;
  }

  Terms terms() {
    return terms;
  }

  /// Takes an order, or tells what has become of the worker's.
  DeskAnswer next(Optional<String> role, Optional<String> worker, boolean fresh, String agent)
      throws InterruptedException {
    return inTurn(
        roleNow(role, fresh),
        "",
        run -> {
          var before = fresh ? Optional.<Known>empty() : known(run);
          var word = terms.role().or(() -> role).or(() -> before.map(Known::role)).orElse("");
          var fields = fields();
          fields.put("role", word);
          fields.put("agent", terms.agent().orElse(agent));
          worker
              .or(() -> before.map(Known::worker))
              .or(() -> fresh ? Optional.empty() : terms.worker())
              .ifPresent(name -> fields.put("worker", name));
          var answer = call(run, "next", fields, terms.patience());
          Optional.ofNullable(answer.fields().get("worker"))
              .ifPresent(name -> known = new Known(run, name, word));
          return answer;
        });
  }

  /// What the caller is, as far as it can be told before its run is known.
  private String roleNow(Optional<String> role, boolean fresh) {
    var before = Optional.ofNullable(known).filter(_ -> !fresh).map(Known::role);
    return terms.role().or(() -> role).or(() -> before).orElse("");
  }

  /// Hands in or disputes.
  DeskAnswer answer(String verb, Map<String, String> parts) throws InterruptedException {
    return inTurn(
        "",
        parts.getOrDefault("order", ""),
        run -> {
          var worker = worker(run);
          if (worker.isEmpty()) {
            return noOrderYet();
          }
          var fields = fields();
          fields.putAll(parts);
          fields.put("worker", worker.get());
          return call(run, verb, fields, terms.patience());
        });
  }

  /// Tries the visible cases. A trial that takes longer than a call may goes on, and the next call
  /// for the same order tells what it gave.
  DeskAnswer check(String order) throws InterruptedException {
    return withRun(
        "",
        order,
        run -> {
          var worker = worker(run);
          if (worker.isEmpty()) {
            return noOrderYet();
          }
          var fields = fields();
          fields.put("order", order);
          fields.put("worker", worker.get());
          var trial = trials.computeIfAbsent(order, _ -> begun(run, fields));
          try {
            var answer = trial.get(terms.patience().toMillis(), TimeUnit.MILLISECONDS);
            trials.remove(order, trial);
            return answer;
          } catch (TimeoutException e) {
            return DeskAnswer.of(
                WAITS,
                "The cases are still being tried. Call `check` again for what they give; it is of"
                    + " the files as they were when this trial began.");
          } catch (ExecutionException e) {
            trials.remove(order, trial);
            return DeskAnswer.of(REFUSED, "The trial could not be run: " + e.getCause());
          }
        });
  }

  private CompletableFuture<DeskAnswer> begun(RunDirectory run, Map<String, String> fields) {
    var trial = new CompletableFuture<DeskAnswer>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            trial.complete(call(run, "check", fields, DESK_PATIENCE));
          } catch (IOException | InterruptedException | RuntimeException e) {
            trial.completeExceptionally(e);
          }
        });
    return trial;
  }

  private static DeskAnswer noOrderYet() {
    return DeskAnswer.of(
        USAGE,
        "This worker has taken no order in the present run yet. Call `next_order` first; after a"
            + " restart of this server, with the `worker` that your brief names.");
  }

  private Map<String, String> fields() {
    return new TreeMap<>(Map.of("way", "mcp", "wait", Long.toString(terms.patience().toSeconds())));
  }

  private Optional<String> worker(RunDirectory run) {
    return known(run).map(Known::worker).or(terms::worker);
  }

  private Optional<Known> known(RunDirectory run) {
    return Optional.ofNullable(known).filter(seen -> seen.run().equals(run));
  }

  /// Turns of one worker come one after another: two at once would take two orders.
  private DeskAnswer inTurn(String role, String order, AtDesk visit) throws InterruptedException {
    if (!turn.tryLock(terms.patience().toMillis(), TimeUnit.MILLISECONDS)) {
      return DeskAnswer.of(
          REFUSED, "Another call of this worker still waits for its answer. Call again after it.");
    }
    try {
      return withRun(role, order, visit);
    } finally {
      turn.unlock();
    }
  }

  private DeskAnswer withRun(String role, String order, AtDesk visit) throws InterruptedException {
    try {
      return switch (runs.find(role, order)) {
        case Found.None(var why) -> DeskAnswer.of(REFUSED, why);
        case Found.Run(var run) -> visit.serve(run);
      };
    } catch (IOException e) {
      return DeskAnswer.of(REFUSED, "The run could not be read: " + e.getMessage());
    }
  }

  private static DeskAnswer call(
      RunDirectory run, String verb, Map<String, String> fields, Duration patience)
      throws IOException, InterruptedException {
    return RunDesk.call(run, new DeskCall(verb, fields), patience).orElse(CLOSED);
  }

  private static final DeskAnswer CLOSED =
      DeskAnswer.of(
          REFUSED,
          "No process runs this run at the moment, so nothing was taken or handed in. Nothing is"
              + " lost either: call this tool again in a minute. A person continues the run with"
              + " `ashlar run`.");
}

package dev.ashlar.harness;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskClient;
import dev.ashlar.gate.Qualification;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.sandbox.Sandboxes;
import dev.ashlar.workspace.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;

/// A real run of the plan in a directory, with calls at its desk over the real socket.
public final class DeskRun {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final CountDownLatch issued = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);

  public DeskRun(Path directory) {
    this.directory = directory;
  }

  public CompletableFuture<RunState> begin() throws Exception {
    var settings =
        new Settings(
            directory,
            System.getenv(),
            Sandboxes.Policy.REQUIRED,
            InstantSource.system(),
            _ -> "# Postmortem\n",
            (event, after) -> {
              if (event instanceof Event.OrderIssued) {
                issued.countDown();
              }
              if (!after.questions().isEmpty()) {
                asked.countDown();
              }
            },
            _ -> {});
    var examined = Admission.examine(settings, Qualification.Progress.none());
    if (examined.refusal().orElse(null) instanceof Refusal.NotHere why) {
      Assumptions.abort("no sandbox here: " + why.reason());
    }
    var open = ((Opening.Opened) Runs.begin(settings, examined.admitted().orElseThrow())).run();
    var end = new CompletableFuture<RunState>();
    Thread.ofVirtual()
        .start(() -> {
          try (open) {
            end.complete(open.run());
          } catch (Exception e) {
            end.completeExceptionally(e);
          }
        });
    issued.await();
    return end;
  }

  /// Waits until a person is asked something.
  void awaitQuestion() throws InterruptedException {
    asked.await();
  }

  public DeskAnswer call(String verb, String... pairs) throws Exception {
    var fields = new TreeMap<String, String>(Map.of("wait", "60"));
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    var run = RunDirectory.of(directory, Files.readString(RunDirectory.current(directory)).strip());
    return new DeskClient(run.desk(), InstantSource.system())
        .call(new DeskCall(verb, fields), PATIENCE)
        .orElseThrow();
  }
}

package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ashlar.sandbox.Outcome.Kind;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// When a sandbox has ended, nothing of it is left: not after its own end, a limit, an interrupt,
/// or the harness's death.
@ParameterizedClass
@EnumSource(Candidate.class)
class EndingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Candidate candidate;
  private final String marker = Bait.marker();
  private Sandbox sandbox;

  EndingTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void whatACommandLeavesRunningEndsWithIt() throws Exception {
    Outcome outcome = sandbox.run(attack(Machine.LIMITS, "daemons", "5"));

    assertThat(outcome.stdout().text()).isEqualTo("DAEMONS\n");
    assertThat(outcome.ok()).isTrue();
    assertThat(Machine.alive(marker)).isZero();
  }

  /// A process that is never the same for long escapes every list of processes, but not its
  /// namespace.
  @Test
  void processesThatHopAreCaughtAtTheWallClock() throws Exception {
    Limits limits = Machine.LIMITS.withWall(Duration.ofMillis(500)).withProcesses(50);
    Spec hop = Spec.of(limits, "sh", "-c", "/attack hop " + marker + " & sleep 600." + marker);

    Outcome outcome = sandbox.run(hop.mounting(Machine.attack(), "/attack"));

    assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(Machine.alive(marker)).isZero();
  }

  @Test
  void aGrandchildThatKeepsTheOutputOpenHoldsNobodyUp() throws Exception {
    Limits limits = Machine.LIMITS.withWall(Duration.ofSeconds(50));
    Outcome outcome =
        sandbox.run(Spec.of(limits, "sh", "-c", "sleep 600." + marker + " & echo done"));

    assertThat(outcome.ok()).isTrue();
    assertThat(outcome.stdout().text()).isEqualTo("done\n");
    assertThat(Machine.alive(marker)).isZero();
  }

  @Test
  void anInterruptedRunLeavesNothing() throws Exception {
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    Thread running =
        Thread.ofVirtual()
            .start(() -> {
              try {
                result.complete(sandbox.run(Spec.of(Machine.LIMITS, "sleep", "600." + marker)));
              } catch (InterruptedException e) {
                result.completeExceptionally(e);
              }
            });
    await().atMost(PATIENCE).until(() -> Machine.alive(marker) > 0);
    running.interrupt();

    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Machine.alive(marker)).isZero();
  }

  /// The kernel's "die with parent" follows the thread that started a process: it must not be the
  /// caller's.
  @Test
  void commandsOutliveTheThreadsThatAskedForThem() throws Exception {
    List<Session> sessions = new ArrayList<>();
    for (Thread.Builder kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
      CompletableFuture<Session> opened = new CompletableFuture<>();
      Thread asking =
          kind.start(() -> {
            try {
              opened.complete(sandbox.open(Spec.of(Machine.LIMITS, "cat")));
            } catch (InterruptedException e) {
              opened.completeExceptionally(e);
            }
          });
      sessions.add(opened.get());
      asking.join();
    }
    for (Session session : sessions) {
      session.send("still here");
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("still here"));
      assertThat(session.finish(PATIENCE).ok()).isTrue();
    }
    assertThat(Machine.SPAWNER.thread()).matches(thread -> !thread.isVirtual() && thread.isAlive());
  }

  @Test
  void nothingOutlivesAHarnessThatIsKilled() throws Exception {
    Process harness =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxedSleepers.class.getName(),
                candidate.name(),
                marker)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = harness.inputReader()) {
      assertThat(said.readLine()).isEqualTo("3 sleepers");
      assertThat(Machine.alive("600." + marker)).isGreaterThanOrEqualTo(3);
    } finally {
      harness.destroyForcibly();
    }
    await().atMost(PATIENCE).until(() -> Machine.alive("600." + marker) == 0);
  }

  private Spec attack(Limits limits, String... words) throws Exception {
    List<String> argv = new ArrayList<>(List.of("/attack"));
    argv.addAll(List.of(words));
    argv.add(marker);
    return Spec.of(limits, argv).mounting(Machine.attack(), "/attack");
  }
}

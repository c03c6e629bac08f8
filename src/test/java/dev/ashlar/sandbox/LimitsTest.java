package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Outcome.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every bound holds against a program that fights it, and the outcome names the bound.
@ParameterizedClass
@EnumSource(Candidate.class)
class LimitsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Candidate candidate;
  private Sandbox sandbox;

  LimitsTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void aForkBombStopsAtTheProcessLimit() throws Exception {
    Outcome outcome = sandbox.run(attack(Machine.LIMITS.withProcesses(100), "forks", "1000"));

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(Integer.parseInt(outcome.stdout().text().strip())).isBetween(50, 99);
  }

  /// The limit counts in the sandbox, not the processes of one user on the whole host.
  @Test
  void sandboxesDoNotUseUpEachOthersProcesses() throws Exception {
    List<Session> sessions = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        sessions.add(sandbox.open(attack(Machine.LIMITS.withProcesses(120), "forks", "80")));
      }
      for (Session session : sessions) {
        assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("80"));
      }
    } finally {
      sessions.forEach(Session::close);
    }
  }

  @Test
  void oneProcessEndsAtItsMemoryLimit() throws Exception {
    Outcome outcome =
        sandbox.run(
            attack(Machine.LIMITS.withMemory(2048 * Limits.MIB, 32 * Limits.MIB), "hog", "512"));

    assertThat(outcome.kind()).isEqualTo(Kind.MEMORY);
    assertThat(outcome.detail()).isEqualTo("exit status 4, saying 'Cannot allocate memory'");
  }

  @Test
  void manyProcessesAreKilledAtTheMemoryLimitOfAll() throws Exception {
    Outcome outcome =
        sandbox.run(attack(Machine.LIMITS.withMemory(96 * Limits.MIB), "hogs", "6", "40"));

    assertThat(outcome.kind()).isEqualTo(Kind.MEMORY);
    assertThat(outcome.detail())
        .startsWith("all processes together used ")
        .endsWith(" of 96 MiB memory: killed");
    assertThat(outcome.memoryBytes()).isGreaterThan(96 * Limits.MIB);
  }

  /// Forked processes share their pages until they write: the sum of what each sees is not what
  /// they use.
  @Test
  void sharedPagesCountOnce() throws Exception {
    Spec shared =
        Spec.of(
            Machine.LIMITS.withMemory(96 * Limits.MIB),
            "awk",
            "BEGIN { for (i = 0; i < 300000; i++) a[i] = i; cmd = \"sleep 1 & sleep 1 & sleep 1;"
                + " wait\"; system(cmd) }");

    assertThat(sandbox.run(shared).detail()).isEqualTo("exit status 0");
  }

  @Test
  void everyWritablePlaceFillsUpAndNothingElseIsWritable() throws Exception {
    String each =
        "for f in /out /tmp /dev/shm / /dev /etc /usr /base; do /attack fill $f/f 30; done";

    assertThat(
            seen(Spec.of(Machine.LIMITS, "sh", "-c", each).mounting(Machine.attack(), "/attack")))
        .isEqualTo(
            "STOPPED: No space left on device\n".repeat(3)
                + "STOPPED: Read-only file system\n".repeat(5));
  }

  @Test
  void oneFileCannotGrowOverItsLimit() throws Exception {
    Limits limits = Machine.LIMITS.withDisk(Limits.MIB, 64 * Limits.MIB, Limits.MIB, Limits.MIB);

    assertThat(seen(attack(limits, "fill", "/out/f", "30"))).endsWith("File too large\n");
    Outcome killed = sandbox.run(Spec.of(limits, "sh", "-c", "head -c 9000000 /dev/zero >/out/f"));
    assertThat(killed.kind()).isEqualTo(Kind.DISK);
    Outcome sparse = sandbox.run(Spec.of(limits, "sh", "-c", "exec truncate -s 1T /out/f"));
    assertThat(sparse.ok()).isFalse();
  }

  @Test
  void aFullPlaceIsToldAsDisk() throws Exception {
    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "sh", "-c", "cat /dev/zero >/tmp/f"));

    assertThat(outcome.kind()).isEqualTo(Kind.DISK);
    assertThat(outcome.detail()).isEqualTo("exit status 1, saying 'No space left on device'");
  }

  /// A bound that bubblewrap cannot set, so there it is listed as open.
  @Test
  void emptyFilesAreBoundedOrListedAsOpen() throws Exception {
    boolean open =
        sandbox.isolation().open().stream().anyMatch(what -> what.contains("empty files"));
    assertThat(open).isEqualTo(candidate == Candidate.BUBBLEWRAP);
    if (!open) {
      assertThat(seen(attack(Machine.LIMITS, "files", "/tmp", "200000")))
          .endsWith("No space left on device\n");
    }
  }

  @Test
  void aFloodOfOutputIsKilledAndItsHeadAndTailKept() throws Exception {
    Outcome outcome =
        sandbox.run(Spec.of(Machine.LIMITS.withOutput(2 * Limits.MIB), "yes", "flood"));

    assertThat(outcome.kind()).isEqualTo(Kind.OUTPUT_LIMIT);
    assertThat(outcome.stdout().totalBytes()).isBetween(2 * Limits.MIB, 64 * Limits.MIB);
    assertThat(outcome.stdout().bytes()).hasSize(2 * Limits.KEPT_BYTES);
    assertThat(outcome.stdout().text()).startsWith("flood\n").contains("bytes omitted");
  }

  @Test
  void bothStreamsShareTheLimit() throws Exception {
    Spec spec = Spec.of(Machine.LIMITS.withOutput(Limits.MIB), "sh", "-c", "yes >&2 & exec yes");

    assertThat(sandbox.run(spec).kind()).isEqualTo(Kind.OUTPUT_LIMIT);
  }

  @Test
  void aSleeperEndsAtTheWallClock() throws Exception {
    Limits limits = Machine.LIMITS.withWall(Duration.ofMillis(300));
    Outcome outcome = sandbox.run(Spec.of(limits, "sh", "-c", "trap '' TERM INT HUP; sleep 600"));

    assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(outcome.detail())
        .isEqualTo("still running after the wall-clock limit of 0.3s: killed");
    assertThat(outcome.wall()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aSpinnerEndsAtTheProcessorLimit() throws Exception {
    Outcome outcome =
        sandbox.run(attack(Machine.LIMITS.withCpu(Duration.ofSeconds(1)), "spin", "3"));

    assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(outcome.detail()).isEqualTo("used up the processor limit of 1s");
  }

  private String seen(Spec spec) throws InterruptedException {
    Outcome outcome = sandbox.run(spec);
    return outcome.stdout().text() + outcome.stderr().text();
  }

  private static Spec attack(Limits limits, String... words) throws Exception {
    List<String> argv = new ArrayList<>(List.of("/attack"));
    argv.addAll(List.of(words));
    return Spec.of(limits, argv).mounting(Machine.attack(), "/attack");
  }
}

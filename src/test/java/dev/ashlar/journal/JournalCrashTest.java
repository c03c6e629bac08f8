package dev.ashlar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real writers, killed with SIGKILL at random moments: nothing acknowledged is ever lost.
class JournalCrashTest {
  private static final int KILLS = 24;

  @TempDir Path run;

  @Test
  void killedWritersLoseNothingTheyAcknowledged() throws Exception {
    long seed = 20_261_123;
    var random = new Random(seed);
    Map<Long, String> acknowledged = new HashMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      var process = start();
      try (var out = process.inputReader(StandardCharsets.UTF_8)) {
        for (int i = random.nextInt(200); i >= 0; i--) take(out.readLine(), acknowledged);
        process
            .toHandle()
            .destroyForcibly(); // which, unlike the process's own, leaves its pipe open
        out.lines().forEach(line -> take(line, acknowledged));
      }
      process.waitFor();
    }
    assertThat(acknowledged.size()).as("seed %s", seed).isGreaterThan(KILLS * 20);

    var records = new ArrayList<JournalRecord>();
    var opening = Journal.open(run, InstantSource.system(), records::add);
    assertThat(opening).isInstanceOf(JournalOpening.Opened.class);
    ((JournalOpening.Opened) opening).journal().close();
    acknowledged.forEach(
        (seq, event) -> assertThat(records.get(seq.intValue() - 1).event()).isEqualTo(event));
  }

  /// The last line of a killed process may be cut, and then says nothing.
  private static void take(String line, Map<Long, String> acknowledged) {
    assertThat(line).matches("\\d+ .*|\\d*");
    if (!line.endsWith("}")) return;
    var parts = line.split(" ", 2);
    assertThat(acknowledged.put(Long.valueOf(parts[0]), parts[1])).isNull();
  }

  @Test
  void aSecondProcessIsToldWhoWrites() throws Exception {
    var first = start();
    try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
      out.readLine();
      assertThat(start().inputReader(StandardCharsets.UTF_8).readLine())
          .isEqualTo("held " + first.pid());
      assertThat(Journal.open(run, InstantSource.system(), _ -> {}))
          .isEqualTo(new JournalOpening.Held(run, first.pid()));
    } finally {
      first.destroyForcibly().waitFor();
    }
    Journals.open(run, InstantSource.system()).close();
  }

  /// An attempt inside this process must not drop the lock that this process holds.
  @Test
  void anAttemptInsideTheHoldingProcessDoesNotReleaseTheLock() throws Exception {
    try (var _ = Journals.open(run, InstantSource.system())) {
      assertThat(Journal.open(run, InstantSource.system(), _ -> {}))
          .isEqualTo(new JournalOpening.Held(run, ProcessHandle.current().pid()));
      assertThat(start().inputReader(StandardCharsets.UTF_8).readLine())
          .isEqualTo("held " + ProcessHandle.current().pid());
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            run.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}

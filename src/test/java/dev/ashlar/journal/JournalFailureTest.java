package dev.ashlar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that refuses is fatal, at whichever call it refuses, and leaves a journal that continues.
class JournalFailureTest {
  @TempDir Path run;

  @Test
  void everyFailingCallIsFatalAndNeverTriedAgain() throws IOException {
    for (int failAt = 1; failAt <= 9; failAt++) {
      var disk = new FaultyDisk();
      disk.failAt = failAt;
      var writer = JournalWriter.start(run, disk, InstantSource.system(), JournalPosition.START);
      int acknowledged = 0;
      JournalFailure failure = null;
      for (int i = 0; i < 4; i++) {
        try {
          writer.append(List.of("{}"));
          acknowledged++;
        } catch (JournalFailure e) {
          failure = e;
        }
      }
      assertThat(acknowledged).isEqualTo((failAt - 1) / 3);
      assertThat(failure).hasMessageContaining("after record " + acknowledged);
      assertThat(disk.calls).isEqualTo(failAt);
      writer.close();
    }
  }

  @Test
  void aFullDiskStopsTheRunAndSpaceContinuesIt() throws Exception {
    var mount = Files.createDirectory(run.resolve("small"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount.toString()))
        .as("a small file system can be mounted (needs root)")
        .isZero();
    try {
      var journal = Journals.open(mount, InstantSource.system());
      var event = "{\"filler\":\"" + "x".repeat(3000) + "\"}";
      long acknowledged = 0;
      JournalFailure failure = null;
      while (failure == null) {
        try {
          acknowledged = journal.append(event);
        } catch (JournalFailure e) {
          failure = e;
        }
      }
      assertThat(acknowledged).isGreaterThan(5);
      assertThat(failure).hasMessageContaining("No space left").hasMessageContaining("run again");
      assertThatThrownBy(() -> journal.append("{}")).isInstanceOf(JournalFailure.class);
      journal.close();

      assertThat(run("mount", "-o", "remount,size=1m", mount.toString())).isZero();
      var opening = Journal.open(mount, InstantSource.system(), _ -> {});
      assertThat(opening).isInstanceOf(JournalOpening.Opened.class);
      var opened = (JournalOpening.Opened) opening;
      try (var again = opened.journal()) {
        assertThat(opened.torn()).isPresent();
        assertThat(again.append("{\"after\":true}")).isEqualTo(acknowledged + 1);
      }
      assertThat(Journals.events(mount)).hasSize((int) acknowledged + 1);
    } finally {
      run("umount", mount.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}

package dev.ashlar.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.Recording;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ashlar run` in a process of its own, killed with SIGKILL again and again: it continues every
/// time, ends with the same seals, and never orders a sealed module again.
class KillTest {
  /// Each at a random moment of the process's life; `-Dashlar.kills=N` for campaigns.
  private static final int KILLS = Integer.getInteger("ashlar.kills", 20);

  /// How long a process lives at most before it is killed, in milliseconds; a recording with long
  /// gates needs longer lives to get anywhere.
  private static final int LIFE = Integer.getInteger("ashlar.life", 2_500);

  private static final long SEED = Long.getLong("ashlar.seed", 20_261);

  @TempDir private Path directory;

  @Test
  void a_run_killed_at_any_moment_ends_with_the_same_seals() throws Exception {
    var recording = recording();
    var expected = seals(undisturbed(recording, directory.resolve("undisturbed")));
    var random = new Random(SEED);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      var killed = directory.resolve("killed-" + round);
      begin(recording, killed);
      kills += killed(killed, KILLS - kills, random);
      assertThat(start(killed).waitFor()).as("exit, seed %d", SEED).isZero();
      assertThat(Questions.state(run(killed)).control().outcome()).contains(Outcome.BUILT);
      var events = Questions.events(run(killed));
      assertThat(seals(events)).as("seals, seed %d", SEED).isEqualTo(expected);
      assertThat(generatedAfterSeal(events)).as("seed %d", SEED).isEmpty();
    }
  }

  /// Starts and kills the run until it was quicker than its killer, at most so often; how often it
  /// was killed.
  private static int killed(Path directory, int most, Random random) throws Exception {
    for (int kills = 0; kills < most; kills++) {
      var process = start(directory);
      if (process.waitFor(random.nextInt(100, LIFE), TimeUnit.MILLISECONDS)) {
        return kills;
      }
      process.destroyForcibly().waitFor();
    }
    return most;
  }

  /// The recording that `-Dashlar.recording=FILE` names, or a small one.
  private static Recording recording() throws IOException {
    var file = System.getProperty("ashlar.recording");
    return file == null ? Arithmetic.builtWithOneRedGate() : Replays.read(Path.of(file));
  }

  private static void begin(Recording recording, Path directory) throws Exception {
    Files.createDirectories(directory);
    var opening = Replays.begin(RunTest.settings(directory), recording);
    if (opening instanceof Opening.Refused(Refusal.NotHere why)) {
      Assumptions.abort("no sandbox here: " + why.reason());
    }
    ((Opening.Opened) opening).run().close();
  }

  private static List<Event> undisturbed(Recording recording, Path directory) throws Exception {
    begin(recording, directory);
    assertThat(start(directory).waitFor()).isZero();
    return Questions.events(run(directory));
  }

  private static Process start(Path directory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = directory.resolveSibling(directory.getFileName() + ".log").toFile();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.ashlar.cli.Main",
            "-C",
            directory.toString(),
            "run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private static RunDirectory run(Path directory) throws IOException {
    return RunDirectory.of(directory, Files.readString(RunDirectory.current(directory)).strip());
  }

  private static Map<String, String> seals(List<Event> events) {
    var seals = new TreeMap<String, String>();
    for (var event : events) {
      if (event instanceof Event.ModuleSealed sealed) {
        seals.put(
            sealed.key().subject() + " v" + sealed.key().version(),
            sealed.seal().manifest() + " " + sealed.seal().commit());
      }
    }
    return seals;
  }

  private static List<OrderKey> generatedAfterSeal(List<Event> events) {
    var sealed = new HashSet<String>();
    var again = new java.util.ArrayList<OrderKey>();
    for (var event : events) {
      if (event instanceof Event.ModuleSealed e) {
        sealed.add(e.key().subject() + " v" + e.key().version());
      }
      if (event instanceof Event.OrderIssued e
          && e.key().kind() == OrderKey.Kind.GENERATE
          && sealed.contains(e.key().subject() + " v" + e.key().version())) {
        again.add(e.key());
      }
    }
    return again;
  }
}

package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ashlar.journal.JournalReader;
import dev.ashlar.journal.JournalReading;
import dev.ashlar.plan.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the journal acknowledged is whole in the store: after SIGKILL, and after the power
/// went.
class StoreCrashTest {
  private static final long SEED = 20_261_123;

  @TempDir Path temp;

  @Test
  void killedSealersLeaveEveryAcknowledgedSealWhole() throws Exception {
    var random = new Random(SEED);
    var run = Files.createDirectory(temp.resolve("run"));
    for (int kill = 0; kill < 8; kill++) {
      var process = start(SealerProcess.class, run);
      try (var out = process.inputReader(StandardCharsets.UTF_8)) {
        for (int i = random.nextInt(12); i >= 0; i--) assertThat(out.readLine()).isNotNull();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    assertThat(assertWhole(run)).isGreaterThan(8);
  }

  /// The file system forgets everything it was not told to keep, in the middle of the work. It is
  /// mounted in a namespace of its own, or any sandbox started meanwhile would keep it mounted.
  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs"})
  void aPowerCutLosesNothingThatWasAcknowledged(String type) throws Exception {
    var image = temp.resolve("image");
    var mount = Files.createDirectory(temp.resolve("disk"));
    makeDisk(type, image);
    assumeThat(onDisk(image, mount, "true").run().exit())
        .as("a loop device can be mounted (needs root)")
        .isZero();
    var acknowledged = new ArrayList<String>();
    for (int cut = 1; cut <= 3; cut++) {
      sealUntilTheCut(image, mount, 3 * cut, acknowledged);
      var copy = temp.resolve("copy-" + cut);
      var copied = onDisk(image, mount, "cp -a " + mount.resolve("run") + " " + copy).run();
      assertThat(copied.exit()).as(copied.output()).isZero();
      assertWhole(copy);
      assertThat(journaled(copy)).containsAll(acknowledged);
    }
  }

  private void makeDisk(String type, Path image) throws IOException {
    assumeThat(Trees.isRoot()).as("root can mount").isTrue();
    Trees.output(temp, "truncate", "-s", type.equals("xfs") ? "320M" : "64M", image.toString());
    assumeThat(Trees.run(temp, "sh", "-c", "command -v mkfs." + type).exit())
        .as("mkfs.%s is installed", type)
        .isZero();
    Trees.output(temp, "mkfs." + type, "-q", image.toString());
  }

  private record OnDisk(Path directory, List<String> command) {
    Trees.Run run() throws IOException {
      return Trees.run(directory, command.toArray(String[]::new));
    }

    Process start() throws IOException {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
  }

  /// A shell command that alone sees `image` mounted.
  private OnDisk onDisk(Path image, Path mount, String command) {
    var script =
        "mount -o loop %s %s || exit 9; %s; code=$?; umount %s; exit $code"
            .formatted(image, mount, command, mount);
    return new OnDisk(
        temp, List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", script));
  }

  private void sealUntilTheCut(Path image, Path mount, int seals, List<String> acknowledged)
      throws Exception {
    var sealing = String.join(" ", java(SealerProcess.class, mount.resolve("run")));
    var shell = onDisk(image, mount, sealing).start();
    try (var out = shell.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < seals; i++) {
        var line = out.readLine();
        assertThat(line).isNotNull();
        acknowledged.add(line);
      }
      var cut = new ArrayList<>(List.of("nsenter", "-t", Long.toString(shell.pid()), "-m"));
      cut.addAll(java(PowerCut.class, mount));
      Trees.output(temp, cut.toArray(String[]::new));
      while (out.readLine() != null) {
        // what the sealer says after the cut counts for nothing; it ends at its first failing sync
      }
    } finally {
      shell.waitFor();
    }
  }

  /// Everything in the journal is in the store, byte for byte; gives how many seals that are.
  private static int assertWhole(Path run) throws IOException {
    var git = run.resolve("store.git");
    var store = Store.open(git);
    var expected = new ArrayList<ExpectedSeal>();
    for (var line : journaled(run)) {
      var parts = line.split(" ");
      var id = new SealId(new ObjectId(parts[1]), new Digest(parts[2]));
      var seal = new ExpectedSeal("m", Integer.parseInt(parts[0]), id);
      store.publish("m", seal.version(), id); // what a continued run does for a ref it misses
      expected.add(seal);
    }
    assertThat(StoreVerifier.verify(git, expected).findings()).isEmpty();
    Trees.assertClean(git);
    return expected.size();
  }

  private static List<String> journaled(Path run) throws IOException {
    var lines = new ArrayList<String>();
    var reading =
        JournalReader.of(run)
            .read(record -> lines.add(record.event().replaceAll("\\{\"seal\":\"|\"}", "")));
    assertThat(reading).isNotInstanceOf(JournalReading.Damaged.class);
    return lines;
  }

  private static Process start(Class<?> program, Path argument) throws IOException {
    return new ProcessBuilder(java(program, argument))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> java(Class<?> program, Path argument) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        program.getName(),
        argument.toString());
  }
}

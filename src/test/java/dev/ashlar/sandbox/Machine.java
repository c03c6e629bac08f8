package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// What this machine has to test with: its mechanisms, its C compiler, and a program of attacks.
/// What is not there skips the test and says why.
final class Machine {
  static final HostTools TOOLS = HostTools.of(System.getenv());
  static final Spawner SPAWNER = new Spawner();

  /// Small enough to be nice to a busy machine, long enough for a slow one.
  static final Limits LIMITS =
      Limits.DEFAULT
          .withWall(Duration.ofSeconds(60))
          .withDisk(20 * Limits.MIB, 8 * Limits.MIB, 8 * Limits.MIB, 4 * Limits.MIB);

  private static final Map<Candidate, Sandbox> SANDBOXES = new ConcurrentHashMap<>();
  private static final Path ATTACK_SOURCE =
      Path.of("src/test/resources/dev/ashlar/sandbox/attack.c");
  private static final Path ATTACK = Path.of("target/attack").toAbsolutePath();

  private Machine() {}

  /// The sandbox of that mechanism, not probed: the tests do that.
  static Sandbox sandbox(Candidate candidate) throws IOException, InterruptedException {
    Sandbox known = SANDBOXES.get(candidate);
    if (known != null) {
      return known;
    }
    Sandbox sandbox = new ConfinedSandbox(mechanism(candidate), SPAWNER, "test", List.of());
    Outcome first = sandbox.run(Spec.of(LIMITS, "true"));
    Assumptions.assumeTrue(first.ok(), candidate.title() + " cannot start here: " + first.detail());
    SANDBOXES.put(candidate, sandbox);
    return sandbox;
  }

  static Mechanism mechanism(Candidate candidate) throws IOException, InterruptedException {
    try {
      return candidate.mechanism(TOOLS);
    } catch (Candidate.AbsentException e) {
      return Assumptions.abort(candidate.title() + ": " + e.problem());
    }
  }

  /// The program of attacks, compiled once; it needs nothing but the C library.
  static synchronized Path attack() throws IOException, InterruptedException {
    boolean fresh =
        Files.exists(ATTACK)
            && Files.getLastModifiedTime(ATTACK).compareTo(Files.getLastModifiedTime(ATTACK_SOURCE))
                > 0;
    if (!fresh) {
      Optional<Path> gcc = TOOLS.find("gcc");
      Assumptions.assumeTrue(gcc.isPresent(), "there is no gcc to compile the attacks with");
      Process compiler =
          new ProcessBuilder(
                  gcc.get().toString(),
                  "-O1",
                  "-pthread",
                  "-o",
                  ATTACK.toString(),
                  ATTACK_SOURCE.toString())
              .inheritIO()
              .start();
      assertThat(compiler.waitFor(60, TimeUnit.SECONDS) && compiler.exitValue() == 0)
          .as("the attacks compile")
          .isTrue();
    }
    return ATTACK;
  }

  /// A toolchain of this machine.
  static Toolchain toolchain(String name) throws InterruptedException {
    return switch (new ToolchainFinder(System.getenv()).find(name)) {
      case Toolchain.Found(Toolchain toolchain, String _) -> toolchain;
      case Toolchain.Missing(String _, String reason, String _) ->
          Assumptions.abort(name + ": " + reason);
    };
  }

  /// How many processes of this machine have the marker in their command line.
  static long alive(String marker) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(marker))
        .count();
  }
}

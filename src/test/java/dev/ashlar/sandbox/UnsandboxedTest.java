package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Outcome.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without isolation the interface is the same: places, limits, outcomes, sessions and exports.
class UnsandboxedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sandbox sandbox =
      new ConfinedSandbox(new Unsandboxed(Machine.TOOLS), Machine.SPAWNER, "test", List.of());

  @Test
  void thePlacesOfTheSandboxAreDirectoriesThatGoAway(@TempDir Path host) throws Exception {
    Files.writeString(host.resolve("f"), "input");
    String script =
        "pwd; cat /in/f; echo changed >/in/f; echo x >\"$OUT/r\"; echo tmp >/tmp/t; echo $HOME";
    Spec spec =
        Spec.of(Machine.LIMITS, "sh", "-c", script).mounting(host, "/in").setting("OUT", "/out");

    Outcome outcome = sandbox.run(spec.exporting("/out"));

    List<String> lines = outcome.stderr().text().lines().toList();
    Path out = Path.of(lines.getFirst());
    assertThat(lines).containsExactly(out.toString(), "input" + out);
    assertThat(out).doesNotExist();
    assertThat(host.resolve("f")).hasContent("input");
    assertThat(((Export.Whole) outcome.export()).tree().files().keySet()).containsExactly("r");
  }

  @Test
  void onlyPathsOfTheSandboxAreTranslated() {
    Spec spec =
        Spec.of(Machine.LIMITS, "true")
            .mounting(Path.of("/x"), "/in")
            .mounting(Path.of("/x"), "/in/deep");
    Relocation relocation = Relocation.of(Path.of("/r"), spec);

    assertThat(
            relocation.text(
                "/in:/in/deep:/in/deeper -I/in /inner /usr/in x/in ../out '/out' /tmp, /output"
                    + " /tmp.x"))
        .isEqualTo(
            "/r/in:/r/in/deep:/r/in/deeper -I/in /inner /usr/in x/in ../out '/r/out' /r/tmp,"
                + " /output /tmp.x");
  }

  @Test
  void theEnvironmentIsCleanHereToo() throws Exception {
    assertThat(
            sandbox
                .run(Spec.of(Machine.LIMITS, "env"))
                .stdout()
                .text()
                .lines()
                .map(line -> line.split("=", 2)[0]))
        .containsExactlyInAnyOrder("HOME", "LANG", "PATH", "TMPDIR", "TZ");
  }

  @Test
  void aGroupEndsWithItsCommandAndAtTheWallClock() throws Exception {
    String marker = Bait.marker();
    String orphan = "(trap '' TERM HUP; sleep 600." + marker + ") & ";

    assertThat(
            sandbox.run(Spec.of(Machine.LIMITS, "sh", "-c", orphan + "echo done")).stdout().text())
        .isEqualTo("done\n");
    assertThat(Machine.alive(marker)).isZero();

    Limits limits = Machine.LIMITS.withWall(Duration.ofMillis(300));
    Outcome outcome = sandbox.run(Spec.of(limits, "sh", "-c", orphan + "sleep 600." + marker));
    assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(Machine.alive(marker)).isZero();
  }

  /// In a container the numbers are small: this must never be taken for a process namespace of our
  /// own.
  @Test
  void nothingButTheGroupIsKilledAtTheEnd() throws Exception {
    Process neighbour = new ProcessBuilder("sleep", "600").start();
    try {
      assertThat(sandbox.run(Spec.of(Machine.LIMITS, "true").exporting("/out")).ok()).isTrue();
      assertThat(neighbour.isAlive()).isTrue();
    } finally {
      neighbour.destroyForcibly();
    }
  }

  @Test
  void limitsAndSessionsWork() throws Exception {
    assertThat(sandbox.run(Spec.of(Machine.LIMITS.withOutput(Limits.MIB), "yes")).kind())
        .isEqualTo(Kind.OUTPUT_LIMIT);
    assertThat(sandbox.run(Spec.of(Machine.LIMITS, "sh", "-c", "exit 3")).exit()).isEqualTo(3);
    try (Session session = sandbox.open(Spec.of(Machine.LIMITS, "cat"))) {
      session.send("line");
      assertThat(session.next(PATIENCE)).isEqualTo(new Reply.Line("line"));
      assertThat(session.finish(PATIENCE).ok()).isTrue();
    }
  }
}

package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.sandbox.Outcome.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Root's own files can be given to a command that does not run as root, and nothing on the host
/// changes for it.
@ParameterizedClass
@EnumSource(Candidate.class)
class StagingTest {
  private final Candidate candidate;
  @TempDir private Path host;
  private Sandbox sandbox;

  StagingTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    assumeTrue(HostUser.current().root(), "only root's commands run as another user");
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void theCommandIsNotRoot() throws Exception {
    Outcome outcome =
        sandbox.run(
            Spec.of(Machine.LIMITS, "sh", "-c", "id -u; echo x >/out/f; stat -c %u /out/f"));

    String uid = Long.toString(HostUser.current().uid());
    assertThat(outcome.stdout().text()).isEqualTo(uid + "\n" + uid + "\n");
    assertThat(uid).isNotEqualTo("0");
  }

  @Test
  void anInputBelowAClosedDirectoryIsSeenWithoutACopy() throws Exception {
    Path closed = mode(Files.createDirectory(host.resolve("closed")), "rwx------");
    Path input = mode(Files.createDirectory(closed.resolve("in")), "rwxr-xr-x");
    mode(Files.writeString(input.resolve("f"), "seen"), "rw-r--r--");
    Spec spec =
        Spec.of(
            Machine.LIMITS, "sh", "-c", "cat /in/f; grep -c ' /in .* tmpfs ' /proc/self/mountinfo");

    assertThat(sandbox.run(spec.mounting(input, "/in")).stdout().text()).isEqualTo("seen0\n");
  }

  @Test
  void aClosedInputIsSeenThroughACopyAndStaysClosed() throws Exception {
    Path input = mode(Files.createDirectory(host.resolve("in")), "rwx------");
    mode(Files.writeString(input.resolve("secret"), "seen"), "rw-------");
    mode(Files.writeString(input.resolve("run"), "#!/bin/sh\necho ran\n"), "rwx------");
    Files.createSymbolicLink(input.resolve("link"), Path.of("secret"));
    String script = "cat /in/secret /in/link; /in/run; echo x >/in/secret";

    Outcome outcome =
        sandbox.run(Spec.of(Machine.LIMITS, "sh", "-c", script).mounting(input, "/in"));

    assertThat(outcome.stdout().text()).isEqualTo("seenseenran\n");
    assertThat(outcome.stderr().text()).contains("Read-only file system");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(input.resolve("secret"))))
        .isEqualTo("rw-------");
    assertThat(input.resolve("secret")).hasContent("seen");
  }

  @Test
  void oneClosedFileIsEnoughAsAMount() throws Exception {
    Path file = mode(Files.writeString(host.resolve("f"), "seen"), "rw-------");

    assertThat(
            sandbox
                .run(Spec.of(Machine.LIMITS, "cat", "/in/f").mounting(file, "/in/f"))
                .stdout()
                .text())
        .isEqualTo("seen");
  }

  @Test
  void aToolchainBelowAClosedDirectoryWorks() throws Exception {
    Path closed = mode(Files.createDirectory(host.resolve("home of somebody's")), "rwx------");
    Path bin = mode(Files.createDirectory(closed.resolve("bin")), "rwxr-xr-x");
    mode(Files.writeString(bin.resolve("tool"), "#!/bin/sh\necho tool\n"), "rwxr-xr-x");
    Toolchain toolchain = new Toolchain("own", List.of(bin), List.of(bin), Map.of());

    Outcome outcome = sandbox.run(Spec.of(Machine.LIMITS, "tool").using(toolchain));

    assertThat(outcome.stdout().text()).as(outcome.toString()).isEqualTo("tool\n");
  }

  @Test
  void aClosedToolchainSaysHowToOpenIt() throws Exception {
    Path closed = mode(Files.createDirectory(host.resolve("closed")), "rwx------");
    Spec spec =
        Spec.of(Machine.LIMITS, "true")
            .using(new Toolchain("own", List.of(closed), List.of(), Map.of()));

    Outcome outcome = sandbox.run(spec);

    assertThat(outcome.kind()).isEqualTo(Kind.INFRA);
    assertThat(outcome.detail()).contains("run chmod -R a+rX " + closed.toRealPath());
  }

  @Test
  void nothingIsLeftOnTheHost() throws Exception {
    String mounts = Files.readString(Path.of("/proc/self/mountinfo"));
    Path file = mode(Files.writeString(host.resolve("f"), "x"), "rw-------");

    Spec spec = Spec.of(Machine.LIMITS, "true").mounting(file, "/in/f");
    String ready = Running.readyLine();
    Launch launch = Machine.mechanism(candidate).prepare(spec, ready);
    assertThat(launch.oncePassed()).hasSize(candidate == Candidate.BUBBLEWRAP ? 1 : 0);
    Running running =
        Running.start(
            Machine.SPAWNER, launch, spec.limits(), ready, new HeadTail(Limits.KEPT_BYTES));

    assertThat(running.conclude().kind()).isNotEqualTo(Kind.INFRA);
    assertThat(Path.of("/proc/self/mountinfo")).hasContent(mounts);
    assertThat(launch.oncePassed()).noneMatch(Files::exists);
  }

  private static Path mode(Path path, String permissions) throws Exception {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}

package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What is shown as writable is written on the host, and nothing beside it.
@ParameterizedClass
@EnumSource(Candidate.class)
class WritableMountTest {
  private final Candidate candidate;
  @TempDir private Path host;
  private Sandbox sandbox;

  WritableMountTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @BeforeEach
  void open() throws Exception {
    sandbox = Machine.sandbox(candidate);
  }

  @Test
  void whatIsWrittenThereStays() throws Exception {
    Path work = closed(host.resolve("closed/work"));
    Files.writeString(work.resolve("old"), "old");
    Path beside = Files.writeString(work.resolveSibling("beside"), "beside");
    String at = work.toString();

    Outcome outcome =
        sandbox.run(
            Spec.of(
                    Machine.LIMITS,
                    "sh",
                    "-c",
                    "cd "
                        + at
                        + " && echo new >new && mkdir d && echo changed >old"
                        + " && ! ls ../beside 2>/dev/null; : >../other; true")
                .mounting(new Mount(work, at, true)));

    assertThat(outcome.kind()).as(outcome.detail()).isEqualTo(Outcome.Kind.OK);
    assertThat(work.resolve("new")).hasContent("new");
    assertThat(work.resolve("old")).hasContent("changed");
    assertThat(beside).hasContent("beside");
    assertThat(beside.resolveSibling("other")).doesNotExist();
  }

  @Test
  void aWorkspaceInTheHostsTemporaryDirectoryHidesNothingOfTheSandboxsOwn() throws Exception {
    Path work = closed(host.resolve("work"));

    Outcome outcome =
        sandbox.run(
            Spec.of(Machine.LIMITS, "sh", "-c", "echo x >/tmp/own && ls /tmp")
                .mounting(new Mount(work, work.toString(), true)));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.OK);
    assertThat(outcome.stdout().text()).contains("own");
    assertThat(Path.of("/tmp/own")).doesNotExist();
  }

  @Test
  void aSocketCanBeReachedThoughItsDirectoryIsClosed() throws Exception {
    Path socket = closed(host.resolve("closed/gate")).resolve("s");
    Path python = Machine.toolchain("python").pathDirs().getFirst();
    try (var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));

      Outcome outcome =
          sandbox.run(
              Spec.of(
                      Machine.LIMITS,
                      python.resolve("python3").toString(),
                      "-c",
                      "import socket; s = socket.socket(socket.AF_UNIX); s.connect('/model/s')")
                  .using(Machine.toolchain("python"))
                  .mounting(new Mount(socket, "/model/s", true)));

      assertThat(outcome.kind()).as(outcome.stderr().text()).isEqualTo(Outcome.Kind.OK);
    }
  }

  private static Path closed(Path directory) throws Exception {
    return Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}

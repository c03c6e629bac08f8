package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.sandbox.Isolation.Probe;
import dev.ashlar.sandbox.Isolation.Tier;
import dev.ashlar.sandbox.Sandboxes.Choice;
import dev.ashlar.sandbox.Sandboxes.Obstacle;
import dev.ashlar.sandbox.Sandboxes.Policy;
import dev.ashlar.sandbox.Sandboxes.Ready;
import dev.ashlar.sandbox.Sandboxes.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Isolation is proven or refused; it is never weaker than asked for.
class SandboxesTest {

  @ParameterizedTest
  @EnumSource(Candidate.class)
  void aMechanismIsReadyWhenEveryAttackFails(Candidate candidate) throws Exception {
    assertThat(Machine.sandbox(candidate)).isNotNull();

    Choice choice = new Sandboxes(System.getenv()).tried(candidate);

    Isolation isolation = ((Ready) choice).sandbox().isolation();
    assertThat(isolation.tier()).isEqualTo(Tier.NAMESPACES);
    assertThat(isolation.probes()).hasSizeGreaterThanOrEqualTo(20).allMatch(Probe::held);
    assertThat(isolation.probes()).extracting(Probe::name).doesNotHaveDuplicates();
    assertThat(isolation.describe())
        .matches(
            "isolation: namespaces \\(.+ sha256:[0-9a-f]{16}\\), (\\d+)/\\1 probes held, Linux .+,"
                + " .*user \\d+");
    assertThat(isolation.describe()).isEqualTo(isolation.describe());
  }

  @Test
  void noIsolationIsOnlyOnExplicitWordAndSaysSo() throws Exception {
    Isolation isolation =
        ((Ready) new Sandboxes(System.getenv()).choose(Policy.NONE)).sandbox().isolation();

    assertThat(isolation.tier()).isEqualTo(Tier.NONE);
    assertThat(isolation.describe())
        .startsWith("isolation: none (no isolation, as the operator asked), 0/0 probes held");
    assertThat(isolation.open()).isNotEmpty();
  }

  @Test
  void withoutAnyMechanismTheRunIsRefusedWithTheFix(@TempDir Path empty) throws Exception {
    Refused refused =
        (Refused) new Sandboxes(new HostTools(List.of(empty))).choose(Policy.REQUIRED);

    assertThat(refused.obstacles())
        .containsExactly(
            new Obstacle(
                "bubblewrap",
                "there is no bwrap on this machine",
                "install it: apt-get install bubblewrap, dnf install bubblewrap or pacman -S"
                    + " bubblewrap",
                List.of()),
            new Obstacle(
                "unshare",
                "there is no unshare on this machine",
                "install it: apt-get install util-linux, dnf install util-linux or pacman -S"
                    + " util-linux",
                List.of()));
  }

  /// What a kernel or a container that forbids namespaces looks like.
  @Test
  void aMechanismThatMayNotStartIsRefusedAndNothingWeakerTaken(@TempDir Path bin) throws Exception {
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String program : List.of("bwrap", "unshare")) {
      Path broken =
          Files.writeString(
              bin.resolve(program),
              "#!/bin/sh\necho setting up uid map: Permission denied >&2; exit 1\n");
      Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    List<Path> directories = new ArrayList<>(List.of(bin));
    directories.addAll(Machine.TOOLS.directories());
    Refused refused = (Refused) new Sandboxes(new HostTools(directories)).choose(Policy.REQUIRED);

    assertThat(refused.obstacles())
        .hasSize(2)
        .allSatisfy(obstacle -> {
          assertThat(obstacle.failed()).extracting(Probe::name).containsExactly("start");
          assertThat(obstacle.problem())
              .contains("the sandbox could not be set up: setting up uid map: Permission denied");
          assertThat(obstacle.fix()).contains("namespaces");
        });
  }

  @Test
  void anOldBubblewrapIsNamed() {
    Probe start =
        new Probe(
            "start",
            "",
            "the sandbox could not be set up: bwrap: Unknown option --disable-userns",
            false);

    assertThat(Advice.about(Candidate.BUBBLEWRAP, List.of(start)).fix())
        .contains("bubblewrap 0.8.0");
  }

  @Test
  void toolsOfTheSystemComeBeforeThoseOnThePath() {
    assertThat(HostTools.of(Map.of("PATH", "/a::b:/usr/bin")).directories())
        .containsExactly(
            Path.of("/usr/bin"),
            Path.of("/bin"),
            Path.of("/usr/sbin"),
            Path.of("/sbin"),
            Path.of("/a"));
  }
}

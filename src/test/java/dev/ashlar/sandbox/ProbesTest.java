package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The probes are attacks, not questions: in a room with its doors open they get through.
///
/// The room is bubblewrap with almost nothing asked of it. What is filled or written there is a
/// memory file system or the bait itself, never the host.
class ProbesTest {

  @Test
  void everyAttackSucceedsWhereNothingStopsIt() throws Exception {
    assumeTrue(HostUser.current().root(), "only root has rights to leave open");
    Optional<Path> bwrap = Machine.TOOLS.find("bwrap");
    assumeTrue(bwrap.isPresent(), "there is no bwrap");
    try (Bait bait = Bait.lay()) {
      Map<String, String> seen = attacked(room(bwrap.get(), bait), bait);

      assertThat(seen)
          .containsEntry("outside-file", "BROKEN")
          .containsEntry("outside-process", "BROKEN")
          .containsEntry("environment", "BROKEN")
          .containsEntry("tcp", "BROKEN")
          .containsEntry("unix-socket", "BROKEN")
          .containsEntry("write-input", "BROKEN")
          .containsEntry("remount", "BROKEN")
          .containsEntry("mknod", "BROKEN")
          .containsEntry("nested-namespace", "BROKEN")
          .containsEntry("capabilities", "BROKEN")
          .containsEntry("disk", "BROKEN")
          .containsEntry("other-toolchains", "BROKEN");
      assertThat(bait.untouched().held()).isFalse();
    }
  }

  private static Map<String, String> attacked(List<String> room, Bait bait) throws Exception {
    Process process =
        new ProcessBuilder(room).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(bait.lines(List.of(Path.of("/usr/bin/env"))).getBytes(StandardCharsets.UTF_8));
    }
    return process
        .inputReader()
        .lines()
        .map(line -> line.split("\t", 3))
        .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
  }

  private static List<String> room(Path bwrap, Bait bait) {
    String directory = bait.directory().toString();
    List<String> words =
        new ArrayList<>(
            List.of(bwrap.toString(), "--die-with-parent", "--ro-bind", "/usr", "/usr"));
    for (String link : List.of("bin", "lib", "lib64", "sbin")) {
      words.addAll(List.of("--symlink", "usr/" + link, "/" + link));
    }
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--dir", "/etc", "--dir", "/out"));
    words.addAll(
        List.of(
            "--tmpfs",
            "/tmp",
            "--bind",
            directory,
            directory,
            "--bind",
            directory,
            "/probe/input"));
    words.addAll(List.of("--symlink", "../usr", "/base", "--setenv", "SECRET", "x"));
    for (String tool : List.of("mount", "mknod", "unshare", "bash")) {
      words.addAll(List.of("--symlink", "/usr/bin/" + tool, "/probe/" + tool));
    }
    words.addAll(List.of("sh", "-c", Scripts.read("probes.sh")));
    return words;
  }
}

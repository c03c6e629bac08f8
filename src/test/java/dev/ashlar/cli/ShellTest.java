package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  /// A command that is shown can be copied, whatever its directory is called.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/plain/plan-1",
        "/with blank/plan",
        "/it's",
        "/a'b'c",
        "/$HOME/`id`/\"x\"",
        "/größe/计划",
        "/a;b&c|d",
        "/~root",
        "/*"
      })
  void aPathIsOneWord(String path) throws Exception {
    var shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + Shell.word(Path.of(path))).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(path + "\n");
    assertThat(Shell.word(Path.of("/plain/plan-1"))).isEqualTo("/plain/plan-1");
  }
}

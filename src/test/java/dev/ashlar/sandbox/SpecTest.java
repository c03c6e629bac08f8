package dev.ashlar.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command that cannot be meant is refused where it is written down, with the reason.
class SpecTest {
  private static final Spec SPEC = Spec.of(Limits.DEFAULT, "true");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/usr",
        "/usr/local/x",
        "/base",
        "/proc/1",
        "/etc/passwd",
        "x",
        "/a/../b",
        "/a//b",
        "/a\n"
      })
  void aMountCannotCoverTheSystemOrHideWhereItIs(String target) {
    assertThatThrownBy(() -> SPEC.mounting(Path.of("/tmp"), target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mount target");
  }

  @Test
  void aMountNeedsAnAbsoluteSource() {
    assertThatThrownBy(() -> SPEC.mounting(Path.of("x"), "/x"))
        .hasMessage("mount source x is not absolute");
  }

  @Test
  void aCommandIsAProgramAndWords() {
    for (List<String> argv :
        List.of(
            List.<String>of(), List.of(""), List.of("A=b"), List.of("-i"), List.of("a", "\0"))) {
      assertThatThrownBy(() -> Spec.of(Limits.DEFAULT, argv))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Spec.of(Limits.DEFAULT, "a", "x".repeat(200_000)))
        .hasMessage("a command over 100000 characters: put it into a file");
  }

  @Test
  void variablesHaveNames() {
    assertThatThrownBy(() -> SPEC.setting("A=B", "c"))
        .hasMessage("environment variable name 'A=B' is not allowed");
    assertThatThrownBy(() -> SPEC.setting("A", "\0"))
        .hasMessage("environment variable A holds a NUL character");
  }

  @Test
  void thereIsNoUnlimited() {
    assertThatThrownBy(() -> Limits.DEFAULT.withProcesses(0))
        .hasMessage("limit processes must be positive, not 0");
    assertThatThrownBy(() -> Limits.DEFAULT.withMemory(-1)).hasMessageContaining("limit memory");
  }
}

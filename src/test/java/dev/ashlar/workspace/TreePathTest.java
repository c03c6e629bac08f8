package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "a//b",
        "a/",
        ".",
        "..",
        "a/../b",
        "./a",
        "a\nb",
        "a\u001b[31m",
        "a\u0000b",
        "a\u007fb",
        "-rf",
        "src/-o",
        "a\\b",
        "c:x",
        ".git",
        "src/.GIT/config",
        ".gitmodules",
        "git~1",
        ".git ",
        ".git.",
        ".g\u200cit",
        "\u202ecod.c",
        "caf\ufffd",
        "a\ud800b",
        " a",
        "a "
      })
  void aHarmfulNameIsRefused(String text) {
    assertThat(TreePath.objection(text)).isPresent();
    assertThatThrownBy(() -> TreePath.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b.txt",
        ".gitignore",
        ".gitattributes",
        "Größe/日本.md",
        "a b",
        "a'b\"c",
        "$(x)",
        "a*b",
        "…",
        ".github/ci.yml",
        "a-b",
        "x.git",
        "\ud83d\ude00"
      })
  void anOddButHarmlessNameIsTaken(String text) {
    assertThat(TreePath.of(text).toString()).isEqualTo(text);
  }

  @Test
  void lengthsAreLimitedInBytes() {
    assertThat(TreePath.objection("ä".repeat(127))).isEmpty();
    assertThat(TreePath.objection("ä".repeat(128))).isPresent();
    assertThat(TreePath.objection("a/".repeat(39) + "a")).isEmpty();
    assertThat(TreePath.objection("a/".repeat(40) + "a")).isPresent();
    assertThat(TreePath.objection(("a".repeat(200) + "/").repeat(6) + "a")).isPresent();
    assertThat(TreePath.objection("a".repeat(4096))).isPresent();
  }

  @Test
  void orderIsThatOfTheBytes() {
    var texts = List.of("B", "a", "a-b", "a/b", "ab", "é", "\uffee", "\ud83d\ude00");
    var sorted = texts.stream().sorted((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b))).toList();
    assertThat(texts.reversed().stream().map(TreePath::of).sorted().map(TreePath::text))
        .containsExactlyElementsOf(sorted);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

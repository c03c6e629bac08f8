package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.plan.Digest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
  private static final Tree TREE =
      Trees.of("src/a.c", "int a;\n", "src/b/c.h", "", "README.md", "hi\n");

  @Test
  void theDigestIsThatOfAListingAPersonCanWrite() {
    assertThat(Trees.withProgram(Trees.of("b", "2"), "a", "1").listing())
        .isEqualTo(
            "100755 %s a\n100644 %s b\n"
                .formatted(Digest.ofText("1").hex(), Digest.ofText("2").hex()));
    assertThat(TREE.digest()).isEqualTo(Digest.ofText(TREE.listing()));
  }

  @Test
  void everythingAboutAFileCounts() {
    var digest = Trees.of("a", "1").digest();
    assertThat(Trees.of("a", "2").digest()).isNotEqualTo(digest);
    assertThat(Trees.of("b", "1").digest()).isNotEqualTo(digest);
    assertThat(Trees.of("a", "1", "b", "").digest()).isNotEqualTo(digest);
    assertThat(Trees.withProgram(Tree.EMPTY, "a", "1").digest()).isNotEqualTo(digest);
    assertThat(Trees.of("a", "1")).isEqualTo(Trees.of("a", "1"));
  }

  @Test
  void theUpperTreeWinsInAnOverlay() {
    assertThat(Trees.of("a", "1", "b", "1").overlay(Trees.of("b", "2", "c", "2")))
        .isEqualTo(Trees.of("a", "1", "b", "2", "c", "2"));
    assertThatThrownBy(() -> Trees.of("a", "1").overlay(Trees.of("a/b", "2")))
        .hasMessageContaining("file and directory at once");
  }

  @Test
  void partsAreTakenByGlobAndByDirectory() {
    assertThat(TREE.within(List.of("src/**"))).isEqualTo(TREE.outside(List.of("*.md")));
    assertThat(TREE.at(TreePath.of("src"))).isEqualTo(Trees.of("a.c", "int a;\n", "b/c.h", ""));
    assertThat(TREE.at(TreePath.of("src")).in(TreePath.of("src")))
        .isEqualTo(TREE.within(List.of("src/**")));
    assertThat(TREE.at(TreePath.of("sr"))).isEqualTo(Tree.EMPTY);
  }

  @Test
  void differencesAreNamed() {
    assertThat(
            Trees.of("a", "1", "b", "1", "c", "1")
                .differencesFrom(Trees.of("b", "1", "c", "2", "d", "1")))
        .map(TreePath::text)
        .containsExactly("a", "c", "d");
  }

  @ParameterizedTest
  @CsvSource({"a/b, a", "A, a", "Src/x, src/y", "e\u0301, é", "a/b/c, A/b/d", "x/FILE, x/file/y"})
  void pathsThatExcludeEachOtherAreFound(String one, String two) {
    assertThat(Tree.clashes(List.of(TreePath.of(one), TreePath.of(two)))).hasSize(1);
    var files =
        Map.of(TreePath.of(one), TreeFile.ofText(""), TreePath.of(two), TreeFile.ofText(""));
    assertThatThrownBy(() -> Tree.of(files)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTreeCannotBeChangedThroughItsArrays() {
    byte[] bytes = {1, 2, 3};
    var file = TreeFile.of(bytes, false);
    bytes[0] = 9;
    file.bytes()[1] = 9;
    assertThat(file.bytes()).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> TREE.files().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

package dev.ashlar.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Trees and outside programs for tests.
final class Trees {
  private Trees() {}

  static Tree of(String... pathsAndTexts) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return Tree.ofTexts(texts);
  }

  static Tree withProgram(Tree tree, String path, String text) {
    var file = TreeFile.of(text.getBytes(StandardCharsets.UTF_8), true);
    return tree.overlay(Tree.of(Map.of(TreePath.of(path), file)));
  }

  static SealContents seal(Tree implementation) {
    return new SealContents(
        of("contract.md", "# What is owed\n"),
        of("cases.jsonl", "{\"in\":1,\"out\":2}\n"),
        implementation,
        "{\"gate\":\"green\"}",
        "{\"verdict\":\"PASS\"}",
        "It works.\n");
  }

  /// What a program prints; it must succeed.
  static String output(Path directory, String... command) throws IOException {
    var result = run(directory, command);
    assertThat(result.exit()).as("%s: %s", List.of(command), result.output()).isZero();
    return result.output();
  }

  record Run(int exit, String output) {}

  static Run run(Path directory, String... command) throws IOException {
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "A",
                "GIT_AUTHOR_EMAIL", "a@example.org",
                "GIT_COMMITTER_NAME", "A",
                "GIT_COMMITTER_EMAIL", "a@example.org"));
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Run(process.waitFor(), output);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// `git fsck --strict` finds nothing to say.
  static void assertClean(Path repository) throws IOException {
    var fsck =
        run(
            repository,
            "git",
            "--git-dir=" + repository,
            "fsck",
            "--strict",
            "--full",
            "--no-dangling",
            "--no-progress");
    assertThat(fsck.output().replace("notice: HEAD points to an unborn branch (main)\n", ""))
        .isEmpty();
    assertThat(fsck.exit()).isZero();
  }

  static boolean isRoot() throws IOException {
    return run(Path.of("/"), "id", "-u").output().strip().equals("0");
  }
}

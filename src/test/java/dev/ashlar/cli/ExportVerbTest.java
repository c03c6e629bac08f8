package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Story;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void theHistoryIsTheRunACommitASeal() throws Exception {
    SealedRun.in(directory);

    var outcome = new Cli(directory).call("export", "--to", "out");

    assertThat(outcome.exit()).isZero();
    Golden.check(
        "export-log.txt",
        git("log", "--reverse", "--format=%an <%ae> %aI%n%B", "ashlar/calculator"));
    assertThat(git("ls-tree", "-r", "--name-only", "ashlar/calculator").lines())
        .containsExactly("lexer.h", "parser.h", "src/lexer/main.c", "src/parser/main.c");
    assertThat(directory.resolve("out/src/lexer/main.c")).hasContent("second");
    assertThat(git("fsck", "--strict", "--no-dangling")).isEmpty();
  }

  @Test
  void exportingAgainAddsNothing() throws Exception {
    SealedRun.in(directory);
    new Cli(directory).call("export", "--to", "out.git", "--branch", "built");

    assertThat(new Cli(directory).call("export", "--to", "out.git", "--branch", "built").out())
        .contains("built of")
        .contains("is already up to date");

    new Cli(directory).call("export", "--to", "shown");
    var again = new Cli(directory).call("export", "--to", "shown");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("is already up to date");
  }

  @Test
  void whatCannotBeExportedIsSaid() throws Exception {
    new Cli(directory).records(new Story(Plans.calculator()).events());
    assertThat(new Cli(directory).call("export", "--to", "out").exit()).isEqualTo(3);
    assertThat(new Cli(directory).call("export").err()).contains("--to");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void claudeCodeIsTaughtTheRolesAndNothingOfItsOwnIsOverwritten() throws Exception {
    var first = new Cli(directory).call("export", "--claude-agents", ".");

    assertThat(first.exit()).isZero();
    assertThat(first.out().lines()).hasSize(4).allMatch(line -> line.contains(".claude/"));
    var evaluator = directory.resolve(".claude/agents/ashlar-evaluator.md");
    assertThat(evaluator).content().contains("tools: Bash, Read, Glob, Grep\n");
    assertThat(directory.resolve(".claude/skills/ashlar/SKILL.md"))
        .content()
        .startsWith("---\nname: ashlar\ndescription: ");
    var second = new Cli(directory).call("export", "--claude-agents", ".");
    assertThat(second.exit()).isZero();
    assertThat(second.out()).isEmpty();
    assertThat(second.err()).contains("nothing changed");

    Files.writeString(evaluator, "mine");
    Files.delete(directory.resolve(".claude/agents/ashlar-generator.md"));
    var refused = new Cli(directory).call("export", "--claude-agents", ".");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("ashlar-evaluator.md is there already");
    assertThat(evaluator).hasContent("mine");
    assertThat(directory.resolve(".claude/agents/ashlar-generator.md")).doesNotExist();
  }

  private String git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", directory.resolve("out").toString()));
    command.addAll(List.of(arguments));
    var output = Files.createTempFile(directory, "git", ".txt");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}

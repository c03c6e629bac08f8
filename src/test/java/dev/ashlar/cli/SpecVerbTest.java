package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecVerbTest {
  private static final Path PLAN = Path.of("examples/arithmetic").toAbsolutePath();

  @TempDir private Path directory = Path.of("");

  @Test
  void markdownIsPrintedAndFilesAreWritten() throws Exception {
    var cli = new Cli(directory);

    var printed = cli.call("-C", PLAN.toString(), "spec");
    var written =
        cli.call("-C", PLAN.toString(), "spec", "--html", "a.html", "--json", "--out", "a.json");

    assertThat(printed.exit()).isZero();
    assertThat(printed.out()).startsWith("# Design: arithmetic\n");
    assertThat(written.exit()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(directory.resolve("a.html")).content().startsWith("<!doctype html>");
    assertThat(directory.resolve("a.json")).content().startsWith("{\n  \"format\": 1,");
  }

  @Test
  void aPlanWithErrorsIsRefusedWithItsProblems() throws Exception {
    Files.writeString(directory.resolve("ashlar.yaml"), "ashlar: 1\n");

    var outcome = new Cli(directory).call("spec");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("[plan/missing-key]", "error: the plan is refused: ");
  }

  @Test
  void aPageInThePlanWouldBePartOfIt() {
    var cli = new Cli(directory);

    var outcome = cli.call("spec", "--html", "design.html");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("would be part of the plan", ".ashlar/design.html");
    assertThat(directory.resolve("design.html")).doesNotExist();
  }

  @Test
  void aPageForADirectoryThatIsMissingIsRefusedInTheWordsOfItsCaller() {
    var cli = new Cli(directory);

    var outcome = cli.call("-C", PLAN.toString(), "spec", "--html", "missing/x.html");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("there is no directory PLAN/missing");
  }

  @Test
  void onlyOnePageGoesToStandardOutput() {
    var outcome = new Cli(directory).call("spec", "--html", "-", "--json");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("cannot both go to standard output");
  }
}

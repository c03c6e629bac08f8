package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.Rule;
import dev.ashlar.testkit.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `ashlar check --explain` says, in a directory without a plan.
class ExplanationTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void oneRuleAnAreaOrAWrongWord() throws Exception {
    var text = new StringBuilder();
    for (var asked :
        List.of(
            "owns/overlap",
            "work",
            "plan/missing-file",
            "gate/no-run",
            "owns/overlp",
            "overlap",
            "frobnicate",
            "\033[2J")) {
      var outcome = new Cli(directory).call("check", "--explain", asked);
      text.append("$ ashlar check --explain ").append(Terminal.shown(asked)).append('\n');
      text.append(outcome.text()).append('\n');
    }

    Golden.check("explain.txt", text.toString());
  }

  @Test
  void allOfThemInFullOrAsAList() {
    var all = new Cli(directory).call("check", "--explain", "all");
    var list = new Cli(directory).call("check", "--explain");

    assertThat(all.exit()).isZero();
    assertThat(all.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(240));
    assertThat(Rule.all())
        .extracting(Rule::id)
        .allMatch(id -> ("\n" + all.out()).contains("\n" + id + " ("))
        .allMatch(id -> list.out().contains("\n" + id + " "));
    assertThat(list.err()).contains("explains one");
  }
}

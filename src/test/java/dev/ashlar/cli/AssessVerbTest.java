package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Stories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessVerbTest {
  private static final Path BRIEFS = Path.of("examples/briefs").toAbsolutePath();

  @TempDir private Path directory = Path.of("");

  /// What is no brief is told with place and remedy, and nothing is left behind.
  @Test
  void whatIsNoBriefIsSaidInTheSameWay() throws Exception {
    write("empty.md", " \n\n");
    write("binary.md", "a\0b");
    Files.write(directory.resolve("latin.md"), "Übersetzer".getBytes(StandardCharsets.ISO_8859_1));
    write("large.md", "a word ".repeat(800_000));
    write("open.md", "---\nlines: 12k\n\n# A parser\n");
    write(
        "keys.md",
        "---\nlinse: 12k\nlines: many\nmodules: [{interface: x}, 7: y]\nstubs: no way\n---\n");
    write("yaml.md", "---\nmodules: [a, b\n---\nA parser.\n");
    write("kind.md", "---\nkind: database\n---\nA parser.\n");
    Files.write(directory.resolve("wide.md"), "A parser".getBytes(StandardCharsets.UTF_16));
    write("list.md", "---\n- a\n- b\n---\nA parser.\n");
    Files.createDirectories(directory.resolve("folder"));
    var text = new StringBuilder();
    for (var call :
        List.of(
            "assess",
            "assess gone.md",
            "assess folder",
            "assess empty.md",
            "assess binary.md",
            "assess latin.md",
            "assess large.md --handoff new --plot new.svg",
            "assess open.md",
            "assess keys.md",
            "assess yaml.md --json",
            "assess list.md",
            "assess kind.md",
            "assess wide.md",
            "assess one.md two.md",
            "assess keys.md --for singel")) {
      var outcome = new Cli(directory).call(call.split(" "));
      assertThat(outcome.exit()).as(call).isEqualTo(2);
      text.append("$ ashlar ").append(call).append('\n').append(outcome.text()).append('\n');
    }
    Golden.check("assess/wrong-briefs.txt", text.toString());
    assertThat(directory.resolve("new")).doesNotExist();
    assertThat(directory.resolve("new.svg")).doesNotExist();
  }

  @Test
  void aRefusalEndsWithThreeAndHandsOff() throws Exception {
    var refused =
        call("assess", BRIEFS.resolve("template-engine.md").toString(), "--handoff", "task");

    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.out()).contains("**Refused**", "single autonomous coder");
    assertThat(refused.err()).contains("the hand-off is in PLAN/task");
    Golden.check("assess/AGENTS.md", Files.readString(directory.resolve("task/AGENTS.md")));
    assertThat(directory.resolve("task/BRIEF.md"))
        .hasSameTextualContentAs(BRIEFS.resolve("template-engine.md"));
  }

  @Test
  void eachPatternHasItsOwnHandOff() throws Exception {
    var brief = BRIEFS.resolve("sql-engine.md").toString();
    for (var pattern : List.of("managed", "pair", "team", "planning")) {
      assertThat(call("assess", brief, "--for", pattern, "--handoff", pattern).exit()).isZero();
    }

    Golden.check("assess/STEPS.md", Files.readString(directory.resolve("managed/STEPS.md")));
    Golden.check("assess/TESTS.md", Files.readString(directory.resolve("pair/TESTS.md")));
    Golden.check("assess/PACKAGES.md", Files.readString(directory.resolve("team/PACKAGES.md")));
    Golden.check("assess/PLANNING.md", Files.readString(directory.resolve("planning/PLANNING.md")));
    assertThat(directory.resolve("team/packages/06-executor.md"))
        .content()
        .contains("## Done when");
  }

  /// The front matter of a planning hand-off can be completed and assessed as it is.
  @Test
  void aPlanningHandOffHoldsFrontMatterThatCanBeRead() throws Exception {
    var brief = BRIEFS.resolve("sql-engine.md").toString();
    call("assess", brief, "--for", "planning", "--handoff", "next");
    var page = Files.readString(directory.resolve("next/PLANNING.md"));
    var from = page.indexOf("```yaml\n") + "```yaml\n".length();
    write(
        "again.md",
        page.substring(from, page.indexOf("```", from)).replaceAll("(?m)^lines: #.*\n", ""));

    var again = call("assess", "again.md", "--json");

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("\"name\": \"executor\"");
  }

  @Test
  void nothingIsWrittenOverWhatIsThere() throws Exception {
    Files.createDirectories(directory.resolve("full"));
    write("full/mine.txt", "mine");

    var outcome = call("assess", BRIEFS.resolve("dashboard.md").toString(), "--handoff", "full");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("is not empty, and nothing was written");
    assertThat(directory.resolve("full")).isDirectoryNotContaining("glob:**.md");
  }

  @Test
  void thePictureIsWholeAndHoldsNothingOfTheBrief() throws Exception {
    var outcome =
        call("assess", BRIEFS.resolve("c-compiler.md").toString(), "--plot", "progress.svg");

    assertThat(outcome.exit()).isZero();
    assertThat(Files.readString(directory.resolve("progress.svg")))
        .startsWith("<svg")
        .endsWith("</svg>\n")
        .contains("parallel codegen: ")
        .doesNotContain("<script", "href", "teaching");
  }

  @Test
  void wordsOfABriefAreShownAndNotObeyed() throws Exception {
    write(
        "evil.md",
        "# A \033[2Jparser <b>x</b> [y](http://z)\n\nIt must be pretty\u202e `code`, 400 lines.\n");

    var outcome = call("assess", "evil.md");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).doesNotContain("\033", "\u202e", "](http");
  }

  @Test
  void aPlanIsAssessedByItsEstimates() throws Exception {
    var small = call("assess", Path.of("examples/arithmetic").toAbsolutePath().toString());
    var larger = call("assess", Path.of("examples/jsonpath").toAbsolutePath().toString());

    assertThat(small.exit()).isEqualTo(3);
    assertThat(small.out()).contains("single autonomous coder", "against");
    assertThat(larger.exit()).isZero();
    assertThat(larger.out()).contains("6 modules are named", "24 turns");
  }

  @Test
  void pastRunsBesideTheBriefAreCounted() throws Exception {
    new Cli(directory).records(Stories.built().events());
    write("brief.md", "Write an SQL engine that passes sqllogictest.\n");

    assertThat(call("assess", "brief.md").out()).contains("1 past run with");
  }

  private Cli.Outcome call(String... arguments) {
    return new Cli(directory).call(arguments);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}

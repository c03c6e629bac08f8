package dev.ashlar.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.Rule;
import dev.ashlar.report.Column;
import dev.ashlar.report.Heading;
import dev.ashlar.report.MarkdownPostmortem;
import dev.ashlar.report.Postmortem;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.PlanDraft;
import dev.ashlar.testkit.Stories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DesignDocumentTest {
  private static final Path POINTS = Path.of("src/test/resources/dev/ashlar/design/points.txt");

  @Test
  void everyPointIsAnsweredOrNotApplicableWithTheReason() throws Exception {
    for (var example : Designs.examples()) {
      var written = new ArrayList<String>();
      for (var chapter : Designs.of(example).chapters()) {
        written.add(chapter.section().number() + " " + chapter.section().title());
        for (var answered : chapter.points()) {
          written.add(answered.point().id());
          assertThat(says(answered.answer()))
              .as("%s of %s", answered.point(), example)
              .isNotBlank();
        }
      }
      assertThat(written).isEqualTo(asked());
    }
  }

  private static List<String> asked() throws Exception {
    return Files.readAllLines(POINTS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Character.isDigit(line.charAt(0)) ? line : line.split(" ", 2)[0])
        .toList();
  }

  private static String says(Answer answer) {
    return switch (answer) {
      case Answer.NotApplicable(var reason) -> reason.text();
      case Answer.Given(var blocks) ->
          blocks.stream().map(Object::toString).collect(Collectors.joining());
    };
  }

  @Test
  void theDocumentsOfTheExamplesReadAsBefore() throws Exception {
    for (var example : Designs.examples()) {
      Golden.check(
          Path.of("docs/examples/" + example.getFileName() + ".md"),
          MarkdownDesign.of(Designs.of(example)));
    }
  }

  @Test
  void whatAPlanDoesNotHaveIsNotApplicable() {
    var plan = new PlanDraft();
    plan.module("lexer");
    plan.module("parser");

    var page = MarkdownDesign.of(Designs.of(plan.build()));

    assertThat(page)
        .contains("**Not applicable:** the plan has no tier")
        .contains("**Not applicable:** no module needs another")
        .contains("**Not applicable:** no gate of the plan has cases");
  }

  @Test
  void everyRuleThatIsNamedExists() throws Exception {
    var ids = Rule.all().stream().map(Rule::id).toList();
    var page = MarkdownDesign.of(Designs.of(Path.of("examples/jsonpath")));

    var areas =
        ids.stream().map(id -> id.split("/")[0]).distinct().collect(Collectors.joining("|"));
    var named = found(page.split("## 7")[1], "`((?:" + areas + ")/[a-z-]+)`");
    assertThat(named).isNotEmpty().allMatch(ids::contains);
  }

  @Test
  void aRuleThatWarnsIsCalledSo() throws Exception {
    var files = Designs.files(Path.of("examples/arithmetic"));
    var yaml = files.text("ashlar.yaml").orElseThrow();
    var many =
        yaml.replace("{generators: 2,", "{generators: 8,").replace("unjudged: 4", "unjudged: 8");

    var page = MarkdownDesign.of(Designs.of(Designs.with(files, "ashlar.yaml", many)));

    assertThat(page)
        .contains("- Warning: ", "`parallelism/idle` **warns**")
        .contains("8 generators for 2 evaluators");
  }

  @Test
  void planAndOutcomeStandUnderTheSameWords() throws Exception {
    var design = MarkdownDesign.of(Designs.of(Path.of("examples/jsonpath")));
    var outcome = MarkdownPostmortem.of(Postmortem.of(Stories.built().events()));
    var columns = Arrays.stream(Column.values()).map(Column::words).collect(Collectors.toSet());

    var quoted = design.replaceAll("(?s)### Interface contracts.*?### Dependency graph", "");
    assertThat(heads(quoted)).isNotEmpty().allMatch(columns::contains);
    assertThat(heads(outcome)).isNotEmpty().allMatch(columns::contains);
    assertThat(heads(quoted))
        .containsAll(
            Set.of(
                "Module", "Tier", "Phase", "Scope", "Attempts", "Turns", "Wall-clock", "Tokens"));
    for (var subject : List.of("Module", "Tier", "Phase", "Scope")) {
      assertThat(headsOf(outcome, subject))
          .as(subject)
          .anyMatch(headsOf(quoted, subject)::contains);
    }
    for (var heading : Heading.values()) {
      assertThat(outcome).contains("\n## " + heading.words() + "\n");
      assertThat(design).contains("- **" + heading.words() + "**: ");
    }
  }

  /// Every column of a page.
  private static List<String> heads(String page) {
    return found(page, "(?m)^(\\|.*\\|)\\n\\| ---").stream()
        .flatMap(row -> cells(row).stream())
        .toList();
  }

  /// The columns that stand beside a subject.
  private static List<String> headsOf(String page, String subject) {
    return found(page, "(?m)^(\\|.*\\|)\\n\\| ---").stream()
        .map(DesignDocumentTest::cells)
        .filter(row -> row.getFirst().equals(subject))
        .flatMap(row -> row.stream().skip(1))
        .toList();
  }

  private static List<String> cells(String row) {
    return List.of(row.substring(2, row.length() - 2).split(" \\| "));
  }

  private static List<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}

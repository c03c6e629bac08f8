package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.PlanningScript;
import dev.ashlar.testkit.Stories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/json.md` names every field that a verb prints with `--json`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonFieldsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory = Path.of("");

  private String page = "";

  @BeforeAll
  void readThePage() throws Exception {
    page = Files.readString(Path.of("docs/json.md"));
  }

  @Test
  void ofAReport() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.built().events());

    assertNamed("report", cli.call("report", "--json").out());
  }

  @Test
  void ofAStatus() throws Exception {
    var cli = new Cli(directory);
    cli.records(Stories.waiting().events());

    assertNamed("status", cli.call("status", "--json").out());
    assertNamed("costs", cli.call("costs", "--json").out());
    assertNamed("work, answer", cli.call("pause", "--json").out());
  }

  @Test
  void ofAVerificationAndAnExport() throws Exception {
    SealedRun.in(directory);
    var cli = new Cli(directory);

    assertNamed("verify", cli.call("verify", "--json").out());
    assertNamed("export", cli.call("export", "--to", "there", "--json").out());
  }

  @Test
  void ofADiagnosisAndACheck() throws Exception {
    Files.writeString(directory.resolve("ashlar.yaml"), "ashlar: 1\n");
    var cli = new Cli(directory);

    assertNamed("doctor", cli.call("doctor", "--json").out());
    assertNamed("check", cli.call("check", "--json").out());
    assertNamed("check", cli.call("check", "--explain", "all", "--json").out());
  }

  @Test
  void ofAnAssessment() throws Exception {
    var briefs = Path.of("examples/briefs").toAbsolutePath();
    var cli = new Cli(directory);

    for (var brief : java.util.List.of("c-compiler.md", "dashboard.md")) {
      assertNamed("assess", cli.call("assess", briefs.resolve(brief).toString(), "--json").out());
    }
  }

  @Test
  void ofAPlanning() throws Exception {
    var brief = Path.of("examples/briefs/one-line-c-compiler.txt").toAbsolutePath().toString();
    var order = "generate plan v1 a1 t1";
    new PlanningScript()
        .handsIn(order, PlanningScript.PLANNER, java.util.Map.of("ashlar.yaml", "ashlar: 1"))
        .writeTo(directory);
    var json =
        new Cli(directory)
            .call(
                "plan", brief, "--agent", "scripted", "--turns", "1", "--sandbox", "none", "--json")
            .out();

    assertNamed("plan", json);
  }

  @Test
  void ofADryRun() throws Exception {
    var cli = new Cli(Path.of("examples/arithmetic"));
    var json = cli.call("run", "--dry-run", "--json").out();

    assertNamed("run --dry-run", json);
  }

  @Test
  void ofADesign() throws Exception {
    assertNamed("spec", new Cli(Path.of("examples/arithmetic")).call("spec", "--json").out());
  }

  /// The section of a verb, or what stands before all sections, holds the field as code.
  private void assertNamed(String section, String json) throws Exception {
    var sections = page.split("\n## ");
    var own = Pattern.compile("\n## " + section).matcher(page);
    assertThat(own.find()).as("a section for " + section).isTrue();
    var text = sections[0] + page.substring(own.start()).split("(?<!^)\n## ", 2)[0];
    assertThat(fields(JSON.readTree(json)))
        .isNotEmpty()
        .allSatisfy(field -> assertThat(text).containsPattern("`" + field + "(\\[\\])?`"));
  }

  private static Set<String> fields(JsonNode node) {
    var all = new TreeSet<String>();
    node.properties()
        .forEach(property -> {
          all.add(property.getKey());
          all.addAll(fields(property.getValue()));
        });
    node.forEach(inner -> all.addAll(fields(inner)));
    return all;
  }
}

package dev.ashlar.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every scenario says exactly what happens; `-Dashlar.golden=write` writes what does.
class ScenarioTest {
  static List<Path> everyScenario() throws IOException {
    return Scenario.files();
  }

  @ParameterizedTest
  @MethodSource("everyScenario")
  void whatTheFileSaysHappens(Path file) throws IOException {
    var scenario = Scenario.read(file);
    if ("write".equals(System.getProperty("ashlar.golden"))) {
      Files.write(file, scenario.told());
    } else {
      assertThat(scenario.difference()).isEmpty();
    }
  }

  @Test
  void theExampleOfThePageIsOne() throws IOException {
    var lines = Files.readAllLines(Path.of("docs/scenarios.md"));
    var fence = lines.indexOf("```");
    var example =
        lines.subList(fence + 1, fence + 1 + lines.subList(fence + 1, lines.size()).indexOf("```"));

    assertThat(new Scenario("docs/scenarios.md", example).difference()).isEmpty();
  }

  @Test
  void aWrongLineIsNamedWithWhatHappensInstead() {
    var scenario = scenario("# A start", "module a", "> RunAdmitted", "< generate a v1 a1 t2");

    assertThat(scenario.difference())
        .contains("some.run:4:", "  < generate a v1 a1 t2", "  < generate a v1 a1 t1");
  }

  @Test
  void whatIsLeftOutIsNamedToo() {
    var scenario = scenario("# A start", "module a", "> RunAdmitted");

    assertThat(scenario.difference())
        .contains("some.run:4:", "(the end of the file)", "< generate a v1 a1 t1");
  }

  @Test
  void aLineThatCannotBeUnderstoodIsNamedWithWhatToWrite() {
    refused("some.run:1: the first line says", "module a");
    refused("some.run:2: 'turn=' has no meaning", "# A start", "module a turn=2");
    refused("some.run:2: before '> RunAdmitted'", "# A start", "> RunPaused");
    refused("some.run:2: '> RunAdmitted' is missing", "# A start", "module a");
    refused("some.run:4: no event is called 'Gated'", begun("> Gated a"));
    refused(
        "some.run:4: nothing is in flight for 'b', only (generate a v1", begun("> OrderBroken b"));
    refused("some.run:4: 'soon' is no time", begun("+ soon"));
    refused("some.run:4: 'LATE' is none of [LOST, TIMEOUT", begun("> GenerationFailed a LATE"));
    refused("some.run:4: not an order's key", begun("> OrderBroken (gate a)"));
    refused("some.run:4: a line begins with", begun("then"));
  }

  private static String[] begun(String line) {
    return new String[] {"# A start", "module a", "> RunAdmitted", line};
  }

  private static void refused(String words, String... lines) {
    assertThatThrownBy(() -> scenario(lines))
        .isInstanceOf(Mistake.class)
        .hasMessageContaining(words);
  }

  private static Scenario scenario(String... lines) {
    return new Scenario("some.run", List.of(lines));
  }
}

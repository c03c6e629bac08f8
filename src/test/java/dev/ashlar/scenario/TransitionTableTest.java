package dev.ashlar.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The table of transitions is what the core does, and every line of it is shown by a scenario.
class TransitionTableTest {
  private static Map<Transition, List<String>> ways;
  private static List<Scenario> scenarios;

  @BeforeAll
  static void explore() throws IOException {
    ways = Exploration.ways();
    scenarios = new ArrayList<>();
    for (var file : Scenario.files()) {
      scenarios.add(Scenario.read(file));
    }
  }

  @Test
  void thePageIsWhatTheCoreDoes() throws IOException {
    Golden.check(Path.of("docs/transitions.md"), table(scenarios).page());
  }

  @Test
  void everyTransitionIsShownByAScenario() {
    assertThat(table(scenarios).unshown().stream().map(TransitionTableTest::wayTo)).isEmpty();
  }

  @Test
  void noScenarioShowsATransitionThatThePageLacks() {
    assertThat(table(scenarios).unknown()).isEmpty();
  }

  @Test
  void noScenarioCanGoUnnoticed() throws IOException {
    var page = table(scenarios).page();
    for (var scenario : scenarios) {
      var others = new ArrayList<>(scenarios);
      others.remove(scenario);

      assertThat(page).contains(scenario.name());
      assertThat(table(others).page()).as("without %s", scenario.name()).isNotEqualTo(page);
    }
  }

  private static TransitionTable table(List<Scenario> some) {
    return new TransitionTable(ways.keySet(), some);
  }

  private static String wayTo(Transition transition) {
    return "no scenario shows %s; these lines would:%n%s%n"
        .formatted(transition, ways.get(transition).stream().collect(Collectors.joining("\n")));
  }
}

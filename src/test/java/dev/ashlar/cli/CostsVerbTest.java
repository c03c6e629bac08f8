package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Submission;
import dev.ashlar.orchestrator.TokenKinds;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.Digest;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Stories;
import dev.ashlar.testkit.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run cost, at every point of its life.
class CostsVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void anEndedRunReadsAsBefore() throws Exception {
    Golden.check("costs.txt", costs(Stories.built()));
  }

  @Test
  void jsonReadsAsBefore() throws Exception {
    Golden.check("costs.json", costs(partly(), "--json"));
  }

  @Test
  void aKilledRunSaysWhatBecomesOfItsReservation() throws Exception {
    assertThat(costs(new Story(Plans.calculator()).issue()))
        .contains("no process runs it", "Reserved: for 3 turns that an agent has, or may take.")
        .doesNotContain("Unknown:");

    var killed = new Story(Plans.calculator("codex")).issue();
    assertThat(costs(killed))
        .contains("Reserved: for 3 turns that ended with the process.", "held as unknown")
        .doesNotContain("may take");
    var continued = killed.minutes(9).continued("pid 7").issue();
    assertThat(costs(continued)).containsPattern("run +3 +unknown +unknown +123,333 tokens");
  }

  @Test
  void aPausedRunWhereSomeTurnsHaveNoPriceGivesALowerBound() throws Exception {
    assertThat(costs(partly()))
        .contains("paused", "at least 0.50 USD", "at least 4,000", "18,000")
        .contains("Unknown: nobody said what money 1 of 3 turns took, beside these")
        .containsPattern("role generator +3 +at least 24,000");
  }

  /// One turn told all, one its tokens alone, one nothing; one is under way.
  private static Story partly() {
    var story = new Story(Plans.calculator()).issue().minutes(1);
    submits(
        story,
        "lexer",
        new Usage(
            OptionalLong.of(18_000),
            OptionalLong.of(500_000),
            Optional.of(new TokenKinds(4_000, 90_000, 10_000, 4_000))));
    submits(story, "parser", new Usage(OptionalLong.of(6_000), OptionalLong.empty()));
    story.refused("machine", Findings.of("x", "is not owned by machine")).issue();
    return story.minutes(1).paused();
  }

  private static void submits(Story story, String module, Usage usage) {
    var submission = new Submission(Digest.ofText(module), "As agreed.", "g-" + module);
    story.happens(new Event.SubmissionArrived(story.now(), story.key(module), submission, usage));
  }

  private String costs(Story story, String... more) throws Exception {
    var cli = new Cli(Files.createTempDirectory(directory, "plan"));
    cli.records(story.events());
    var arguments = new java.util.ArrayList<>(java.util.List.of("costs"));
    arguments.addAll(java.util.List.of(more));
    return cli.call(arguments.toArray(String[]::new)).out();
  }
}

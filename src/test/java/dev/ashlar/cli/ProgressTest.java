package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Stories;
import dev.ashlar.testkit.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aWholeRunReadsAsBefore() throws Exception {
    Golden.check("progress.txt", told(Stories.built().events()));
  }

  /// A postmortem is not the end of what is told when a person reopens a module after it.
  @Test
  void aRunThatIsReopenedAfterItsEndSaysSo() {
    var story = Stories.built();
    assertThat(told(story.events())).doesNotContain("reopened");

    assertThat(told(story.amended("lexer", false, "Clause 3 was wrong.").events()))
        .containsSubsequence("postmortem written", "reopened: the run was complete", "amended its");
  }

  @Test
  void aLongClaimIsShownByItsFirstSentenceAndTheRestIsNamed() {
    var story = new Story(Plans.calculator()).issue().minutes(1);
    story.generatorDisputes(
        "lexer",
        Findings.ofText(
            "claim of g-lexer",
            "Clause 3 and case lex-009 cannot both hold. The grammar\nallows 1. and the case"
                + " refuses it.\n\n"
                + "x".repeat(3_000)));

    assertThat(told(story.events()))
        .contains(
            "lexer                    its generator disputes the contract:\n",
            "           “Clause 3 and case lex-009 cannot both hold. …”\n",
            "in full: `ashlar -C /plan logs --full --module lexer`\n",
            "a person is asked (q1): the contract of lexer is disputed",
            "decide: `ashlar -C /plan answer` lists the choices\n")
        .doesNotContain("xxx", "(cut");
  }

  private static String told(List<Event> events) {
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            err,
            false,
            Map.of());
    var shell = new Shell(terminal, Map.of(), Path.of("/"));
    try (var progress = new Progress(shell.at(Path.of("/plan")))) {
      var state = Evolution.begin((Event.RunAdmitted) events.getFirst());
      progress.event(events.getFirst(), state);
      for (var event : events.subList(1, events.size())) {
        state = Evolution.evolve(state, event);
        progress.event(event, state);
      }
    }
    return err.toString(StandardCharsets.UTF_8);
  }
}

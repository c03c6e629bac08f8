package dev.ashlar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.ModuleName;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose kin judged a module, from the journal alone.
class LineageTest {
  @Test
  void oneMakeAndModelIsFlagged() {
    var story = judged("codex gpt-5", "Codex  gpt-5");
    var lineage = StatusReport.of(story.events()).lineages().getFirst();

    assertThat(lineage.likeness()).isEqualTo(Lineage.Likeness.SAME);
    assertThat(Lineage.flags(List.of(lineage, at("parser", "codex gpt-5"), at("cli", "other"))))
        .startsWith(
            "generator and evaluator of lexer, parser are both codex gpt-5: instances are separate,"
                + " but what one overlooks the other tends to overlook too.")
        .hasSize(2);
    assertThat(MarkdownPostmortem.of(Postmortem.of(story.events())))
        .contains("Flagged: generator and evaluator of lexer are both codex gpt-5");
  }

  @Test
  void anotherModelIsNot() {
    assertThat(of(judged("codex gpt-5", "codex gpt-5-mini"))).isEqualTo(Lineage.Likeness.DIFFERENT);
  }

  @Test
  void whoSaidNothingIsUnknownAndNeverDifferent() {
    assertThat(of(judged("codex gpt-5", "unknown"))).isEqualTo(Lineage.Likeness.UNKNOWN);
    assertThat(of(judged("unknown", "unknown"))).isEqualTo(Lineage.Likeness.UNKNOWN);
  }

  @Test
  void whatAWorkerSaidOnceHoldsForItsLaterTurns() {
    var story = new Story(Plans.calculator()).issue();
    story.claims("lexer", "w1", "codex gpt-5").submits("lexer", 9).issue();
    story.red(
        "lexer",
        1,
        2,
        dev.ashlar.orchestrator.Defect.WRONG_ANSWER,
        dev.ashlar.orchestrator.Findings.of("a", "b"));
    story.issue().claims("lexer", "w1", "unknown").submits("lexer", 9).issue();
    story.green("lexer", 2).issue().claims("lexer", "e1", "codex gpt-5").passes("lexer");

    assertThat(of(story)).isEqualTo(Lineage.Likeness.SAME);
  }

  @Test
  void theLastJudgmentCounts() {
    var story = judged("codex gpt-5", "codex gpt-5").issue().sealed("lexer").issue();
    story.amended("lexer", false, "a token more").issue();
    story.claims("lexer", "w3", "claude-code opus").submits("lexer", 9).issue();
    story.green("lexer", 2).issue().claims("lexer", "e3", "codex gpt-5").passes("lexer");

    assertThat(of(story)).isEqualTo(Lineage.Likeness.DIFFERENT);
  }

  private static Story judged(String generator, String evaluator) {
    var story = new Story(Plans.calculator()).issue();
    story.claims("lexer", "w1", generator).submits("lexer", 9).issue();
    return story.green("lexer", 2).issue().claims("lexer", "e1", evaluator).passes("lexer");
  }

  private static Lineage at(String module, String agent) {
    return new Lineage(new ModuleName(module), agent, agent, Lineage.Likeness.SAME);
  }

  private static Lineage.Likeness of(Story story) {
    return StatusReport.of(story.events()).lineages().getFirst().likeness();
  }
}

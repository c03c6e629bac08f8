package dev.ashlar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.report.Postmortem.By;
import dev.ashlar.report.Postmortem.Conclusion;
import dev.ashlar.report.Postmortem.Delta;
import dev.ashlar.report.Postmortem.Dispute;
import dev.ashlar.report.Postmortem.Ruling;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.Plans;
import dev.ashlar.testkit.Stories;
import dev.ashlar.testkit.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostmortemTest {
  @Test
  void aRunWithEverythingInItReadsAsBefore() throws Exception {
    var page = MarkdownPostmortem.of(Postmortem.of(Stories.built().events()));

    assertThat(page).doesNotContain("<b>").contains("\\<b\\>not");
    Golden.check("postmortem.md", page);
  }

  @Test
  void aRunThatHasOnlyBegunIsInterim() throws Exception {
    var story = new Story(Plans.calculator());
    var postmortem = Postmortem.of(story.events());

    assertThat(postmortem.conclusion()).isEqualTo(Conclusion.NOT_COMPLETE);
    assertThat(postmortem.singleAgent().tokens()).isEmpty();
    assertThat(postmortem.singleAgent().tokensMultiple()).isEmpty();
    assertThat(postmortem.deltas()).isEmpty();
    Golden.check("postmortem-interim.md", MarkdownPostmortem.of(postmortem));
  }

  @Test
  void thePageThatTheRunWritesAlreadyKnowsItsOutcome() {
    var before = Stories.eventful();
    before.green("machine", 12).issue().green("end-to-end", 20).issue();

    assertThat(Postmortem.of(before.events()).conclusion()).isEqualTo(Conclusion.BUILT);
    assertThat(Postmortem.of(before.postmortem().events()).conclusion())
        .isEqualTo(Conclusion.BUILT);
  }

  @Test
  void aStoppedRunIsNotBuilt() {
    var story = new Story(Plans.calculator()).issue().minutes(1).stopped("enough").issue();

    var postmortem = Postmortem.of(story.postmortem().events());

    assertThat(postmortem.conclusion()).isEqualTo(Conclusion.NOT_BUILT);
    assertThat(postmortem.stopped()).contains("ada: enough");
  }

  @Test
  void aTurnThatDoesNotSayWhatItCostStaysUnknown() {
    var story = new Story(Plans.calculator()).issue().minutes(3).submits("lexer", 0);

    var page = MarkdownPostmortem.of(Postmortem.of(story.events()));

    assertThat(page).contains("In all: unknown (1 turn).").contains("Tokens: **unknown**");
  }

  @Test
  void aPassThatACompositionRefutesIsAFalseAccept() {
    var evaluators = Postmortem.of(Stories.eventful().events()).evaluators();

    assertThat(evaluators).extracting("agent").containsExactly("attached", "gemini 3");
    assertThat(evaluators).extracting("falseAccepts").containsExactly(1, 0);
  }

  @Test
  void anEvaluatorsDisputeThatAPersonOverrulesIsAFalseReject() {
    var story = new Story(Plans.calculator()).issue().minutes(1).submits("lexer", 10).issue();
    story.green("lexer", 3).issue().claims("lexer", "w", "gemini 3");
    story.judges("lexer", new Verdict.Disputed(Findings.of("lex-1", "is wrong"), "w"));
    story.answered("q1", Answer.OVERRULE, "it is right");

    var postmortem = Postmortem.of(story.events());

    assertThat(postmortem.evaluators()).extracting("falseRejects").containsExactly(1);
    assertThat(postmortem.disputes()).extracting(Dispute::ruling).containsExactly(Ruling.OVERRULED);
    assertThat(postmortem.disputes()).extracting(Dispute::who).containsExactly("gemini 3");
  }

  @Test
  void aDisputeIsUpheldByAnAmendmentAndDroppedByAStop() {
    var claim = Findings.of("lex-1", "is wrong");
    var story = new Story(Plans.calculator()).issue().minutes(1);
    story.generatorDisputes("lexer", claim).generatorDisputes("parser", claim);
    story.amended("lexer", false, "indeed").stopped("enough");

    assertThat(Postmortem.of(story.events()).disputes())
        .extracting(Dispute::ruling)
        .containsExactly(Ruling.UPHELD, Ruling.DROPPED);
  }

  @Test
  void aRedGateForATestThatWasItselfWrongIsThePlansDefect() {
    var story = new Story(Plans.calculator()).issue();
    story.minutes(1).submits("lexer", 10).issue();
    story.red("lexer", 9, 10, Defect.WRONG_ANSWER, held("LEX-2"), "LEX-2").issue();
    story.minutes(1).submits("lexer", 10).issue();
    story.red("lexer", 8, 10, Defect.WRONG_ANSWER, held("LEX-2, LEX-3"), "LEX-2", "LEX-3").issue();
    story.minutes(1).submits("lexer", 10).issue();
    story.red("lexer", 9, 10, Defect.WRONG_ANSWER, Findings.of("lex-1", "expected 1")).issue();
    story.generatorDisputes("lexer", Findings.of("claim of g", "the case of LEX-2 is wrong"));
    assertThat(Postmortem.of(story.events()).defects()).noneMatch(Postmortem.Caught::wrongTest);

    story.amended("lexer", false, "upheld: and so is lex-1");

    var postmortem = Postmortem.of(story.events());
    assertThat(postmortem.defects())
        .extracting(Postmortem.Caught::wrongTest)
        .containsExactly(true, false, true);
    assertThat(MarkdownPostmortem.of(postmortem))
        .contains("| gate | 1 | 1 WRONG_ANSWER |", "Red for a test that was itself wrong")
        .contains("after 2 red gates for a test that was itself wrong");
  }

  private static Findings held(String ids) {
    return Findings.of("held-out", "1 of 4 fail: 1 wrong answer (" + ids + ")");
  }

  @Test
  void aLateAnswerIsNoDefect() {
    var story = new Story(Plans.calculator()).issue().minutes(1).submits("lexer", 10).issue();
    var findings = Findings.of("lex-1", "expected 1");
    story.red("lexer", 1, 2, Defect.WRONG_ANSWER, findings);
    var late = story.events().getLast();
    story.happens(late);

    var postmortem = Postmortem.of(story.events());

    assertThat(postmortem.defects()).hasSize(1);
    assertThat(postmortem.ignoredAnswers()).isEqualTo(1);
  }

  @Test
  void timeWhileNoProcessLivedIsNobodysTime() {
    var story = new Story(Plans.calculator()).issue().minutes(1).claims("lexer", "w", "codex");
    story.minutes(2).claims("parser", "v", "codex").minutes(600).continued("pid 2");

    var generator = Postmortem.of(story.events()).roles().getFirst();

    assertThat(generator.orders()).isEqualTo(3);
    assertThat(generator.time()).isEqualTo(Duration.ofMinutes(2 + 0 + 3));
  }

  @Test
  void deltasNameTheMostFrequentDefectOfAModule() {
    var story = new Story(Plans.calculator()).issue();
    for (var defect : new Defect[] {Defect.TIMEOUT, Defect.CRASHED, Defect.TIMEOUT}) {
      story.minutes(1).submits("lexer", 10).issue();
      story.red("lexer", 1, 2, defect, Findings.of("lex-2", "slow")).issue();
    }

    var postmortem = Postmortem.of(story.events());

    assertThat(postmortem.defects()).allMatch(caught -> caught.by() == By.GATE);
    assertThat(postmortem.deltas())
        .filteredOn(delta -> delta.rule().startsWith("gate/"))
        .extracting(Delta::rule, Delta::because)
        .containsExactly(tuple("gate/timeout", "2 of 3 rejections at the gate: “lex-2: slow”"));
  }
}

package dev.ashlar.testkit;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Verdict;
import java.util.List;

/// Runs in which much happens.
public final class Stories {
  private Stories() {}

  /// Everything goes well but for a bad start, a killed process and an amendment after a red tier.
  public static Story eventful() {
    var story = beforeTheTier();
    story.red(
        "frontend",
        7,
        9,
        Defect.WRONG_ANSWER,
        Findings.of("front-3", "expected [1,\"+\"] but got [1]"),
        "PARSE-1");
    story.issue().minutes(2);
    story.blames("frontend", "parser", "lexer", "the parser never asks for the last token").issue();
    story.minutes(10);
    story.amended("parser", true, "the end of input is a token of its own").issue().minutes(9);
    story.built("parser", 41_000).minutes(1);
    story.green("frontend", 9).issue().minutes(1);
    return story;
  }

  /// The same, built to the end.
  public static Story built() {
    var story = eventful();
    story.green("machine", 12).issue().minutes(1).green("end-to-end", 20).issue().minutes(1);
    return story.postmortem();
  }

  /// One module sealed, one in the hands of a worker, one disputed.
  public static Story waiting() {
    var story = new Story(Plans.calculator()).issue().minutes(1);
    story.claims("parser", "w2", "claude-code 2.1").minutes(3).built("lexer", 30_000).minutes(2);
    story.generatorDisputes(
        "machine",
        Findings.of(
            "mach-003",
            "0/0 has no value, and the contract says nothing about how a division by zero is"
                + " answered when its numerator is zero too"));
    return story.issue().after(java.time.Duration.ofSeconds(14));
  }

  private static Story beforeTheTier() {
    var story = new Story(Plans.calculator()).issue().minutes(1);
    story.claims("lexer", "w1", "claude-code 2.1").claims("parser", "w2", "claude-code 2.1");
    story.claims("machine", "w3", "codex 0.50").minutes(4);
    story.submits("parser", 30_000).issue().minutes(1);
    story.red(
        "parser",
        3,
        12,
        Defect.WRONG_ANSWER,
        Findings.of(
            List.of(
                new Finding("parse-004", "expected {\"op\":\"*\"} but got null"),
                new Finding("parse-007", "<b>not</b> a [link](http://x) | `pipe`"))),
        "PARSE-1");
    story.issue().minutes(3);
    story.submits("parser", 0).issue().minutes(1).green("parser", 12).issue();
    story.claims("parser", "w9", "gemini 3").minutes(2);
    story.judges(
        "parser",
        new Verdict.NeedsRevision(
            Findings.of("summary", "claims an error mode the code lacks"), "w9"));
    story.issue().minutes(2);
    story.refused("lexer", Findings.of("tests/lexer/cases.jsonl", "is not owned by lexer")).issue();
    story.fails("machine", Failure.CRASHED, "exit 137 after 5 minutes").issue().minutes(5);
    story.minutes(60).continued("pid 4242").issue().minutes(4);
    return afterTheKill(story);
  }

  private static Story afterTheKill(Story story) {
    story.built("parser", 22_000).minutes(1);
    story.generatorDisputes("lexer", Findings.of("lex-009", "the grammar allows 1.")).issue();
    story.minutes(5).answered("q1", Answer.OVERRULE, "a digit must follow the point").issue();
    story.minutes(3).built("lexer", 9_000);
    story.built("machine", 15_000).minutes(1);
    return story;
  }
}

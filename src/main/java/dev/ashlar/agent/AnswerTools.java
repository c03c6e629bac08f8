package dev.ashlar.agent;

import dev.ashlar.agent.Arguments.BadCall;
import dev.ashlar.agent.Tool.Kind;
import dev.ashlar.agent.Tool.Parameter;
import dev.ashlar.agent.Toolbox.Answer;
import dev.ashlar.codec.ReplyCodec;
import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.plan.ModuleName;
import java.util.List;
import java.util.Set;

/// The tools that end an assignment with its answer. What does not fit the agreed shape is not
/// taken, and the model may mend it.
final class AnswerTools {
  static final Tool SUBMIT =
      new Tool(
          "submit",
          "Hands the module in as it lies there. This ends your turn.",
          List.of(
              Parameter.required(
                  "summary",
                  "one page at most: what you built, which choices you made, what you know to be"
                      + " missing; it must be honest")));

  static final Tool DISPUTE =
      new Tool(
          "dispute",
          "Says that the contract or a case is wrong, instead of handing in. This ends your turn;"
              + " a person decides.",
          List.of(Parameter.required("claim", "which clause or case is wrong, and your evidence")));

  static final Tool VERDICT =
      new Tool(
          "submit_verdict",
          "Gives your judgment. This ends your work.",
          List.of(
              new Parameter("verdict", Kind.VERDICT, true, "the verdict"),
              new Parameter("findings", Kind.FINDINGS, true, "your evidence, at least one")));

  static final Tool ATTRIBUTION =
      new Tool(
          "submit_attribution",
          "Names the pair that does not fit. This ends your work.",
          List.of(
              Parameter.required("first", "the module that uses"),
              Parameter.required("second", "the module that is used"),
              Parameter.required("reason", "which clause, which case, what you saw")));

  private final String instance;

  AnswerTools(String instance) {
    this.instance = instance;
  }

  Answer submit(Arguments arguments) throws BadCall {
    var summary = arguments.text("summary").strip();
    if (summary.isEmpty()) {
      throw new BadCall("a submission needs a summary of what was built.");
    }
    shortEnough("summary", summary, Limits.SUMMARY_CHARS_MAX);
    return new Answer.Final(usage -> new AgentReply.HandedIn(instance, summary, usage));
  }

  Answer dispute(Arguments arguments) throws BadCall {
    var claim = arguments.text("claim");
    if (claim.isBlank()) {
      throw new BadCall("a dispute needs evidence: which clause or case is wrong, and why.");
    }
    var findings = Findings.ofText("claim of " + instance, claim);
    if (findings.omitted() > 0) {
      shortEnough("claim", claim, Math.min(claim.length() - 1, Limits.CLAIM_CHARS_MAX));
    }
    return new Answer.Final(usage -> new AgentReply.Disputes(instance, findings, usage));
  }

  Answer verdict(Arguments arguments) throws BadCall {
    return switch (ReplyCodec.judgment(arguments.json())) {
      case ReplyCodec.Reading.Refused<ReplyCodec.Judgment>(var reason) ->
          throw new BadCall("the verdict is not taken: " + reason + ".");
      case ReplyCodec.Reading.Read<ReplyCodec.Judgment>(var judgment) ->
          new Answer.Final(usage ->
              new AgentReply.Judges(
                  instance,
                  AgentReply.Judgment.valueOf(judgment.verdict()),
                  judgment.findings(),
                  usage));
    };
  }

  Answer attribution(Arguments arguments, Set<ModuleName> blamable) throws BadCall {
    return switch (ReplyCodec.attribution(arguments.json(), blamable)) {
      case ReplyCodec.Reading.Refused<Attribution>(var reason) ->
          throw new BadCall("the attribution is not taken: " + reason + ".");
      case ReplyCodec.Reading.Read<Attribution>(var pair) ->
          new Answer.Final(usage -> new AgentReply.Blames(instance, pair, usage));
    };
  }

  private static void shortEnough(String what, String text, int most) throws BadCall {
    if (text.length() > most) {
      throw new BadCall(
          "the " + what + " has " + text.length() + " characters, at most " + most + " are taken.");
    }
  }
}

package dev.ashlar.agent;

import dev.ashlar.agent.AgentReply.Judgment;
import dev.ashlar.codec.ReplyCodec;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.ModuleName;
import java.util.Set;

/// What an agent's last message means: a generator's is its summary or its dispute, an evaluator's
/// and an integrator's is one JSON object.
final class FinalText {
  /// How a generator begins to say that its contract or tests are wrong.
  static final String DISPUTE = "DISPUTE:";

  private FinalText() {}

  /// The reply in `text`; `known` is what an integrator may blame.
  static AgentReply reply(
      Role role, String instance, String text, Set<ModuleName> known, Usage usage) {
    return switch (role) {
      case GENERATOR, REVISER, ORCHESTRATOR -> handedIn(instance, text.strip(), usage);
      case EVALUATOR -> judgment(instance, object(text), usage);
      case INTEGRATOR -> attribution(instance, object(text), known, usage);
    };
  }

  private static AgentReply handedIn(String instance, String text, Usage usage) {
    if (text.isEmpty()) {
      return malformed(instance, "it ended without a summary", usage);
    }
    return text.startsWith(DISPUTE)
        ? new AgentReply.Disputes(
            instance, Findings.ofText("claim", text.substring(DISPUTE.length()).strip()), usage)
        : new AgentReply.HandedIn(instance, text, usage);
  }

  private static AgentReply judgment(String instance, String json, Usage usage) {
    return switch (ReplyCodec.judgment(json)) {
      case ReplyCodec.Reading.Read<ReplyCodec.Judgment>(var judgment) ->
          new AgentReply.Judges(
              instance, Judgment.valueOf(judgment.verdict()), judgment.findings(), usage);
      case ReplyCodec.Reading.Refused<ReplyCodec.Judgment>(var reason) ->
          malformed(instance, "its verdict is not taken: " + reason, usage);
    };
  }

  private static AgentReply attribution(
      String instance, String json, Set<ModuleName> known, Usage usage) {
    return switch (ReplyCodec.attribution(json, known)) {
      case ReplyCodec.Reading.Read<dev.ashlar.orchestrator.Attribution>(var pair) ->
          new AgentReply.Blames(instance, pair, usage);
      case ReplyCodec.Reading.Refused<dev.ashlar.orchestrator.Attribution>(var reason) ->
          malformed(instance, "its attribution is not taken: " + reason, usage);
    };
  }

  private static AgentReply malformed(String instance, String why, Usage usage) {
    return new AgentReply.Failed(instance, Failure.MALFORMED, why, usage);
  }

  /// The object in a message that may have words or a fence around it: from its first brace to its
  /// last.
  private static String object(String text) {
    int first = text.indexOf('{');
    int last = text.lastIndexOf('}');
    return first >= 0 && last > first ? text.substring(first, last + 1) : text;
  }
}

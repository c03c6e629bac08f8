package dev.ashlar.agent;

import dev.ashlar.orchestrator.Attribution;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Usage;

/// What an agent answered. `instance` names who did, for the record that no instance plays two
/// roles.
public sealed interface AgentReply {
  String instance();

  Usage usage();

  /// A generator is done: its files lie in the assignment's directory.
  record HandedIn(String instance, String summary, Usage usage) implements AgentReply {}

  /// A generator says that its contract or tests are wrong.
  record Disputes(String instance, Findings claim, Usage usage) implements AgentReply {}

  /// An evaluator's judgment, before it is tied to the gate report.
  record Judges(String instance, Judgment judgment, Findings findings, Usage usage)
      implements AgentReply {}

  /// An integrator's pair.
  record Blames(String instance, Attribution attribution, Usage usage) implements AgentReply {}

  /// No answer.
  record Failed(String instance, Failure failure, String detail, Usage usage)
      implements AgentReply {}

  /// What an evaluator may say.
  enum Judgment {
    PASS,
    NEEDS_REVISION,
    FAIL,
    DISPUTED
  }
}

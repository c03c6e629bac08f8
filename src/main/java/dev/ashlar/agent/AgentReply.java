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

  /// The same answer at another cost.
  default AgentReply costing(Usage other) {
    return switch (this) {
      case HandedIn it -> new HandedIn(it.instance, it.summary, other);
      case Disputes it -> new Disputes(it.instance, it.claim, other);
      case Judges it -> new Judges(it.instance, it.judgment, it.findings, other);
      case Blames it -> new Blames(it.instance, it.attribution, other);
      case Failed it -> new Failed(it.instance, it.failure, it.detail, other);
    };
  }

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

package dev.ashlar.report;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One order's time in flight, from its issue to the answer that counted.
///
/// `begun` is when somebody took it, or its issue where nobody had to. Without an `answer` it was
/// cancelled, or the process that carried it is gone.
public record Span(
    OrderKey key,
    Instant issued,
    Instant begun,
    Instant until,
    Optional<String> worker,
    Optional<String> agent,
    Optional<Event.Reply> answer) {

  /// How long it was worked on.
  public Duration time() {
    var time = Duration.between(begun, until);
    return time.isNegative() ? Duration.ZERO : time;
  }

  /// What its answer says it cost; unknown where it says nothing.
  public Usage usage() {
    return answer.map(Span::usage).orElse(Usage.UNKNOWN);
  }

  /// Who carried it out: what the agent said of itself, else the instance's name.
  public Optional<String> who() {
    return agent.or(() -> worker);
  }

  private static Usage usage(Event.Reply answer) {
    return switch (answer) {
      case Event.SubmissionArrived e -> e.usage();
      case Event.SubmissionRefused e -> e.usage();
      case Event.GenerationFailed e -> e.usage();
      case Event.ContractDisputed e -> e.usage();
      case Event.Judged e -> e.usage();
      case Event.JudgmentFailed e -> e.usage();
      case Event.AttributionProposed e -> e.usage();
      case Event.OrderClaimed _,
          Event.GateFinished _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.PostmortemWritten _ ->
          Usage.UNKNOWN;
    };
  }
}

package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Usage;
import java.util.Optional;

/// Which answers fit which orders, and what they say about cost.
final class Replies {
  private Replies() {}

  static boolean answer(Event.Reply reply, OrderKey.Kind kind) {
    return switch (reply) {
      case Event.SubmissionArrived _,
          Event.SubmissionRefused _,
          Event.GenerationFailed _,
          Event.ContractDisputed _ ->
          kind == OrderKey.Kind.GENERATE;
      case Event.GateFinished _ ->
          switch (kind) {
            case GATE, RECHECK, INTEGRATE, END_TO_END -> true;
            case GENERATE, EVALUATE, SEAL, ATTRIBUTE, POSTMORTEM -> false;
          };
      case Event.Judged _ -> kind == OrderKey.Kind.EVALUATE;
      case Event.JudgmentFailed _ ->
          kind == OrderKey.Kind.EVALUATE || kind == OrderKey.Kind.ATTRIBUTE;
      case Event.AttributionProposed _ -> kind == OrderKey.Kind.ATTRIBUTE;
      case Event.ModuleSealed _ -> kind == OrderKey.Kind.SEAL;
      case Event.PostmortemWritten _ -> kind == OrderKey.Kind.POSTMORTEM;
      case Event.OrderBroken _ -> true;
      case Event.OrderClaimed _ -> costs(kind);
    };
  }

  static boolean costs(OrderKey.Kind kind) {
    return switch (kind) {
      case GENERATE, EVALUATE, ATTRIBUTE -> true;
      case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> false;
    };
  }

  /// Whether it says that the agent could not be had, which counts against nobody.
  static boolean unavailable(Event.Reply reply) {
    return (reply instanceof Event.GenerationFailed failed
            && failed.failure() == Failure.UNAVAILABLE)
        || (reply instanceof Event.JudgmentFailed unjudged
            && unjudged.failure() == Failure.UNAVAILABLE);
  }

  /// What the answer says it cost; empty if the order never ran, or costs nothing.
  static Optional<Usage> usage(Event.Reply reply) {
    return switch (reply) {
      case Event.SubmissionArrived e -> Optional.of(e.usage());
      case Event.SubmissionRefused e -> Optional.of(e.usage());
      case Event.GenerationFailed e -> Optional.of(e.usage());
      case Event.ContractDisputed e -> Optional.of(e.usage());
      case Event.Judged e -> Optional.of(e.usage());
      case Event.JudgmentFailed e -> Optional.of(e.usage());
      case Event.AttributionProposed e -> Optional.of(e.usage());
      case Event.GateFinished _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.OrderClaimed _,
          Event.PostmortemWritten _ ->
          Optional.empty();
    };
  }
}

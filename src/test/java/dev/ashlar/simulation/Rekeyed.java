package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.OrderKey;

/// The same answer under another key.
final class Rekeyed {
  private Rekeyed() {}

  static Event.Reply reply(Event.Reply reply, OrderKey key) {
    return switch (reply) {
      case Event.OrderClaimed e -> new Event.OrderClaimed(e.at(), key, e.worker(), e.agent());
      case Event.SubmissionArrived e ->
          new Event.SubmissionArrived(e.at(), key, e.submission(), e.usage());
      case Event.SubmissionRefused e ->
          new Event.SubmissionRefused(e.at(), key, e.defect(), e.findings(), e.usage());
      case Event.GenerationFailed e ->
          new Event.GenerationFailed(e.at(), key, e.failure(), e.detail(), e.usage());
      case Event.ContractDisputed e ->
          new Event.ContractDisputed(e.at(), key, e.claim(), e.usage());
      case Event.GateFinished e -> new Event.GateFinished(e.at(), key, e.report());
      case Event.Judged e -> new Event.Judged(e.at(), key, e.verdict(), e.usage());
      case Event.JudgmentFailed e ->
          new Event.JudgmentFailed(e.at(), key, e.failure(), e.detail(), e.usage());
      case Event.AttributionProposed e ->
          new Event.AttributionProposed(e.at(), key, e.attribution(), e.usage());
      case Event.ModuleSealed e -> new Event.ModuleSealed(e.at(), key, e.seal());
      case Event.OrderBroken e -> new Event.OrderBroken(e.at(), key, e.reason());
      case Event.PostmortemWritten e -> new Event.PostmortemWritten(e.at(), key, e.digest());
    };
  }
}

package dev.ashlar.harness;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Script;
import dev.ashlar.codec.Recording;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a recorded run's agents said, as a script: by order, so that it does not matter which order
/// comes first.
final class RecordedAgents {
  private static final String STRAY = "a file outside the module's part, as it was handed in\n";

  private RecordedAgents() {}

  /// The script of a recording. Of several answers to one order (the run was continued) the last
  /// counts.
  static Script script(Recording recording) {
    var entries = new TreeMap<String, Script.Entry>();
    var workers = new HashMap<OrderKey, String>();
    for (var event : recording.events()) {
      if (event instanceof Event.OrderClaimed claimed) {
        workers.put(claimed.key(), claimed.worker());
      }
      if (event instanceof Event.Reply reply) {
        var entry = entry(recording, reply, workers.getOrDefault(reply.key(), "recorded"));
        if (entry != null) {
          entries.put(reply.key().toString(), entry);
        }
      }
    }
    return new Script(entries);
  }

  private static Script.@org.jspecify.annotations.Nullable Entry entry(
      Recording recording, Event.Reply reply, String worker) {
    return switch (reply) {
      case Event.SubmissionArrived e ->
          new Script.Entry(
              new AgentReply.HandedIn(
                  e.submission().generator(), e.submission().summary(), e.usage()),
              recording.tree(e.submission().tree()));
      case Event.SubmissionRefused e ->
          new Script.Entry(
              new AgentReply.HandedIn(worker, "(refused before any gate)", e.usage()), strays(e));
      case Event.GenerationFailed e ->
          plain(new AgentReply.Failed(worker, e.failure(), e.detail(), e.usage()));
      case Event.ContractDisputed e -> plain(new AgentReply.Disputes(worker, e.claim(), e.usage()));
      case Event.Judged e -> plain(judged(e));
      case Event.JudgmentFailed e ->
          plain(new AgentReply.Failed(worker, e.failure(), e.detail(), e.usage()));
      case Event.AttributionProposed e ->
          plain(new AgentReply.Blames(worker, e.attribution(), e.usage()));
      case Event.OrderClaimed _,
          Event.GateFinished _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.PostmortemWritten _ ->
          null;
    };
  }

  private static Script.Entry plain(AgentReply reply) {
    return new Script.Entry(reply, Map.of());
  }

  /// Files at the paths that were objected to: the intake refuses them again, for real.
  private static SortedMap<String, byte[]> strays(Event.SubmissionRefused refused) {
    var files = new TreeMap<String, byte[]>();
    for (Finding finding : refused.findings().list()) {
      files.put(finding.where(), STRAY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return files;
  }

  private static AgentReply judged(Event.Judged event) {
    var judgment =
        switch (event.verdict()) {
          case Verdict.Pass _ -> AgentReply.Judgment.PASS;
          case Verdict.NeedsRevision _ -> AgentReply.Judgment.NEEDS_REVISION;
          case Verdict.Fail _ -> AgentReply.Judgment.FAIL;
          case Verdict.Disputed _ -> AgentReply.Judgment.DISPUTED;
        };
    return new AgentReply.Judges(
        event.verdict().evaluator(), judgment, event.verdict().findings(), event.usage());
  }
}

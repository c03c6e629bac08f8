package dev.ashlar.harness;

import dev.ashlar.codec.Recording;
import dev.ashlar.journal.JournalReader;
import dev.ashlar.journal.JournalRecord;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Digest;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;

/// Bundles a run: its journal's events, and from its store the plans and submissions that they
/// name.
public final class Recorder {
  private Recorder() {}

  /// The run as it is recorded so far; `note` says who its agents were.
  public static Recording record(RunDirectory run, String note) throws IOException {
    var records = new ArrayList<JournalRecord>();
    JournalReader.of(run.root()).read(records::add);
    var events = Runs.events(records);
    var store = Store.open(run.store());
    var trees = new TreeMap<Digest, SortedMap<String, byte[]>>();
    for (var event : events) {
      var named = tree(event);
      if (named != null && !trees.containsKey(named)) {
        trees.put(named, FrozenPlan.bytes(store.get(named)));
      }
    }
    return new Recording(note, events, trees);
  }

  private static @org.jspecify.annotations.Nullable Digest tree(Event event) {
    return switch (event) {
      case Event.RunAdmitted e -> e.planDigest();
      case Event.ContractAmended e -> e.planDigest();
      case Event.TestsAmended e -> e.planDigest();
      case Event.SubmissionArrived e -> e.submission().tree();
      case Event.RunContinued _,
          Event.RunPaused _,
          Event.RunStopped _,
          Event.OrderIssued _,
          Event.OrderClaimed _,
          Event.SubmissionRefused _,
          Event.GenerationFailed _,
          Event.ContractDisputed _,
          Event.GateFinished _,
          Event.Judged _,
          Event.JudgmentFailed _,
          Event.AttributionProposed _,
          Event.ModuleSealed _,
          Event.OrderBroken _,
          Event.QuestionAnswered _,
          Event.PostmortemWritten _ ->
          null;
    };
  }
}

package dev.ashlar.harness;

import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.journal.Journal;
import dev.ashlar.journal.JournalOpening;
import dev.ashlar.journal.JournalRecord;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Orchestrator;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;

/// Serves a person when no process runs the run: the same decisions, recorded in the same journal.
public final class OfflineDesk {
  private OfflineDesk() {}

  /// Decides and records, or says why not.
  public static DeskAnswer serve(Settings settings, RunDirectory directory, DeskCall call)
      throws IOException, InterruptedException {
    var records = new ArrayList<JournalRecord>();
    return switch (Journal.open(directory.root(), settings.clock(), records::add)) {
      case JournalOpening.Held held -> DeskAnswer.of(3, held.message());
      case JournalOpening.Damaged damaged -> DeskAnswer.of(1, damaged.damage().message());
      case JournalOpening.Opened opened -> {
        try (var journal = opened.journal()) {
          yield decided(settings, directory, Chronicle.resume(journal, Runs.events(records)), call);
        }
      }
    };
  }

  private static DeskAnswer decided(
      Settings settings, RunDirectory directory, Chronicle chronicle, DeskCall call)
      throws IOException, InterruptedException {
    var state = chronicle.state();
    if (Decisions.VERBS.contains(call.verb())) {
      var said =
          Persons.record(chronicle, Decisions.decide(call, state, settings.clock().instant()));
      return call.verb().equals("stop") && said.exit() == 0
          ? concluded(settings, directory, chronicle)
          : said;
    }
    return switch (Machine.find(state.charter().plan(), settings)) {
      case Machine.Found.Missing missing -> DeskAnswer.of(3, missing.refusal().reason());
      case Machine.Found.Ready ready ->
          Persons.record(
              chronicle, Amendment.prepare(settings, directory, ready.machine(), state, call));
    };
  }

  /// A run that was stopped owes nothing but its postmortem, and nobody else would write it.
  private static DeskAnswer concluded(
      Settings settings, RunDirectory directory, Chronicle chronicle) throws IOException {
    var due = Orchestrator.due(chronicle.state());
    if (due.isEmpty() || !(due.getFirst() instanceof Order.WritePostmortem order)) {
      // Whoever died while writing it has it in flight still; continuing takes it back.
      return DeskAnswer.of(0, "stopped; `ashlar run` writes the postmortem");
    }
    var clock = settings.clock();
    chronicle.record(new Event.OrderIssued(clock.instant(), order.key(), order.reserve()));
    var page = settings.postmortem().apply(chronicle.events());
    chronicle.record(Deliveries.postmortem(order, directory, page, clock));
    return DeskAnswer.of(0, "stopped; the postmortem is in " + directory.postmortem());
  }
}

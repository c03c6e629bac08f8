package dev.ashlar.cli;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.codec.UnreadableLine;
import dev.ashlar.journal.JournalReader;
import dev.ashlar.journal.JournalReading;
import dev.ashlar.journal.JournalRecord;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A run as its journal tells it: every event so far.
record RecordedRun(RunDirectory directory, List<Event> events) {
  RecordedRun {
    events = List.copyOf(events);
  }

  /// Reads the whole journal; a write in progress at its end is left out.
  ///
  /// @throws Complaint when the journal is damaged, or of another version of Ashlar
  static RecordedRun read(RunDirectory directory) throws IOException {
    var events = new ArrayList<Event>();
    var reading =
        JournalReader.of(directory.root()).read(record -> events.add(event(directory, record)));
    if (reading instanceof JournalReading.Damaged(_, var damage)) {
      throw Complaint.of(ExitCode.NOT_BUILT, "the journal is damaged: " + damage.message())
          .hint("`ashlar verify` checks everything that is stored");
    }
    if (events.isEmpty()) {
      throw Complaint.refused("the journal in " + directory.root() + " is empty")
          .hint("begin again with `ashlar run --new`");
    }
    return new RecordedRun(directory, events);
  }

  /// How the run began.
  Event.RunAdmitted admitted() {
    return (Event.RunAdmitted) events.getFirst();
  }

  /// The event of a sound record.
  static Event event(RunDirectory directory, JournalRecord record) {
    try {
      return EventCodec.decode(record.event());
    } catch (UnreadableLine e) {
      throw Complaint.refused(
              "%s: record %d cannot be understood: %s"
                  .formatted(directory.journal(), record.seq(), e.getMessage()))
          .hint("was it written by a newer version? `ashlar --version` says which this is");
    }
  }
}

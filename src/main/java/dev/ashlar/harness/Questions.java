package dev.ashlar.harness;

import dev.ashlar.journal.JournalReader;
import dev.ashlar.journal.JournalRecord;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a run asks a person, read from its journal.
public final class Questions {
  private Questions() {}

  /// The open questions in words, with the commands that answer them.
  public static String open(RunDirectory run) throws IOException {
    var asked = Decisions.asked(state(run));
    return asked.isEmpty() ? "Nothing is asked." : asked;
  }

  /// The run's state as its journal has it now.
  ///
  /// @throws IOException if the journal is empty or cannot be read
  public static RunState state(RunDirectory run) throws IOException {
    return Evolution.replay(events(run))
        .orElseThrow(() ->
            new IOException(
                "the journal in " + run.root() + " is empty; begin again with `ashlar run --new`"));
  }

  /// Every event of the run's journal so far.
  public static List<Event> events(RunDirectory run) throws IOException {
    var records = new ArrayList<JournalRecord>();
    JournalReader.of(run.root()).read(records::add);
    return Runs.events(records);
  }
}

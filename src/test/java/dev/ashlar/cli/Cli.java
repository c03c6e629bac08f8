package dev.ashlar.cli;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.journal.Journal;
import dev.ashlar.journal.JournalOpening;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.workspace.RunDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Calls `ashlar` as a user would, in a plan directory, and shows what the user sees.
final class Cli {
  private final Path directory;
  private Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
  private boolean interactive;

  Cli(Path directory) {
    this.directory = directory;
  }

  /// What a call gave.
  record Outcome(int exit, String out, String err) {
    /// All of it, as it would be kept in a golden file.
    String text() {
      return out + (err.isEmpty() ? "" : "--- stderr\n" + err) + "--- exit " + exit + "\n";
    }
  }

  Cli before(Map<String, String> variables) {
    interactive = true;
    environment = variables;
    return this;
  }

  Cli with(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  Outcome call(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(new byte[0]);
    var terminal = Terminal.of(in, out, err, interactive, environment);
    var exit = Main.run(new Shell(terminal, environment, directory), arguments);
    terminal.flush();
    return new Outcome(
        exit,
        out.toString(StandardCharsets.UTF_8).replace(directory.toString(), "PLAN"),
        err.toString(StandardCharsets.UTF_8).replace(directory.toString(), "PLAN"));
  }

  /// Records a run of these events below the directory.
  RunDirectory records(List<Event> events) throws IOException {
    var run = RunDirectory.of(directory, ((Event.RunAdmitted) events.getFirst()).run());
    Files.createDirectories(run.root());
    return appends(run, events);
  }

  RunDirectory appends(RunDirectory run, List<Event> events) throws IOException {
    if (Journal.open(run.root(), InstantSource.system(), _ -> {})
        instanceof JournalOpening.Opened(var journal, _)) {
      try (journal) {
        journal.appendAll(events.stream().map(EventCodec::encode).toList());
      }
    }
    return run;
  }
}

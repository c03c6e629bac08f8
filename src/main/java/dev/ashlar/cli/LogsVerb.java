package dev.ashlar.cli;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.journal.JournalReader;
import dev.ashlar.journal.JournalReading;
import dev.ashlar.journal.JournalRecord;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Nearest;
import dev.ashlar.report.EventWords;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.StandardWatchEventKinds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar logs`: the journal in words, one line an event.
@Command(name = "logs", description = "Show what happened, one line an event")
final class LogsVerb implements Callable<Integer> {
  private static final String INDENT = " ".repeat(8);

  private final Shell shell;
  private final Terminal terminal;

  @Mixin private RunChoice run = new RunChoice();

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description = "Show only what concerns this module or tier")
  private @Nullable String module;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as more happens, until the run is complete")
  private boolean follow;

  @Option(
      names = "--full",
      description = "Show findings, claims, notes and summaries in whole, below their event")
  private boolean full;

  @Option(names = "--json", description = "Print one JSON object a line instead of text")
  private boolean json;

  /// Whether the last event shown completes the run.
  private boolean complete;

  LogsVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var directory = new RunFinder(shell.directory()).find(run);
    requireKnown(directory);
    var reader = JournalReader.of(directory.root());
    if (follow) {
      follow(directory, reader);
    } else {
      show(directory, reader);
    }
    return ExitCode.OK.code();
  }

  /// Shows what is there, then waits for the directory to change, never for time to pass.
  private void follow(RunDirectory directory, JournalReader reader)
      throws IOException, InterruptedException {
    try (var watch = FileSystems.getDefault().newWatchService()) {
      directory
          .root()
          .register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      show(directory, reader);
      while (!complete && !terminal.readerLeft()) {
        var key = watch.take();
        key.pollEvents();
        key.reset();
        show(directory, reader);
      }
    }
  }

  private void show(RunDirectory directory, JournalReader reader) throws IOException {
    var reading = reader.read(record -> show(directory, record));
    terminal.flush();
    if (reading instanceof JournalReading.Damaged(_, var damage)) {
      throw Complaint.of(ExitCode.NOT_BUILT, "the journal is damaged: " + damage.message())
          .hint("`ashlar verify` checks everything that is stored");
    }
  }

  private void show(RunDirectory directory, JournalRecord record) {
    var event = RecordedRun.event(directory, record);
    complete = event instanceof Event.PostmortemWritten;
    if (module == null || EventWords.subject(event).filter(this::isWanted).isPresent()) {
      terminal.say(json ? json(record, event) : line(record, event));
      if (full && !json) {
        EventWords.whole(event).forEach(line -> terminal.say(INDENT + Terminal.shown(line)));
      }
    }
  }

  private boolean isWanted(ModuleName subject) {
    return subject.text().equals(module);
  }

  private String line(JournalRecord record, Event event) {
    var at = second(event.at());
    return Columns.cut(
        "%s %5d  %s".formatted(at, record.seq(), Terminal.shownOnOneLine(EventWords.of(event))),
        terminal.width());
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String json(JournalRecord record, Event event) {
    return "{\"seq\":%d,\"words\":%s,\"event\":%s}"
        .formatted(record.seq(), JsonPage.quoted(EventWords.of(event)), EventCodec.encode(event));
  }

  /// A name that the plan does not have would show nothing for ever.
  private void requireKnown(RunDirectory directory) throws IOException {
    if (module == null) {
      return;
    }
    var names = names(RecordedRun.read(directory).events());
    if (!names.contains(module)) {
      throw Complaint.usage("the plan has no module or tier `" + module + "`")
          .hint(Nearest.hint(module, names, "it has: " + String.join(", ", names)));
    }
  }

  private static List<String> names(List<Event> events) {
    var names = new ArrayList<String>();
    if (events.getFirst() instanceof Event.RunAdmitted admitted) {
      admitted.plan().modules().forEach(one -> names.add(one.name().text()));
      admitted.plan().tiers().forEach(tier -> names.add(tier.name().text()));
      names.add(RunState.END_TO_END.text());
    }
    return names;
  }
}

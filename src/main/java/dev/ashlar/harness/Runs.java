package dev.ashlar.harness;

import dev.ashlar.codec.EventCodec;
import dev.ashlar.codec.Recording;
import dev.ashlar.codec.RecordingCodec;
import dev.ashlar.codec.UnreadableLine;
import dev.ashlar.journal.Durable;
import dev.ashlar.journal.Journal;
import dev.ashlar.journal.JournalOpening;
import dev.ashlar.journal.JournalRecord;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Begins runs and continues them. There is no second way to resume: continuing is replaying the
/// journal and asking what is due.
public final class Runs {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private Runs() {}

  /// Begins a run of an admitted plan, if its agents can be had here.
  public static Opening begin(Settings settings, Admission.Admitted admitted)
      throws IOException, InterruptedException {
    var refusal = Casting.refusal(admitted.plan(), settings);
    return refusal.isPresent()
        ? new Opening.Refused(refusal.get())
        : begin(settings, admitted, Optional.empty());
  }

  /// The same; with a recording, the run's agents and its person answer from it.
  static Opening begin(
      Settings settings, Admission.Admitted admitted, Optional<Recording> recording)
      throws IOException {
    var id = ID.format(settings.clock().instant());
    var directory = RunDirectory.of(settings.planDirectory(), id);
    var store = Store.open(directory.store());
    var tree = store.put(Trees.of(admitted.files().files()));
    if (recording.isPresent()) {
      Replays.keepPlans(recording.get(), store);
      var text = RecordingCodec.encode(recording.get());
      Durable.replace(directory.recording(), text.getBytes(StandardCharsets.UTF_8));
    }
    var event =
        new Event.RunAdmitted(
            settings.clock().instant(),
            id,
            admitted.plan(),
            tree.digest(),
            admitted.contracts(),
            admitted.machine().sandbox().isolation().describe(),
            admitted.warnings());
    return switch (Journal.open(directory.root(), settings.clock(), _ -> {})) {
      case JournalOpening.Held held -> held(held);
      case JournalOpening.Damaged damaged ->
          new Opening.Refused(new Refusal.Damaged(damaged.damage().message()));
      case JournalOpening.Opened opened -> {
        var chronicle = Chronicle.begin(opened.journal(), event);
        name(settings.planDirectory(), id);
        yield opened(settings, directory, admitted.machine(), opened.journal(), chronicle);
      }
    };
  }

  /// Continues the run in `directory`, in whatever state it was left.
  public static Opening resume(Settings settings, RunDirectory directory, Machine machine)
      throws IOException, InterruptedException {
    var records = new ArrayList<JournalRecord>();
    return switch (Journal.open(directory.root(), settings.clock(), records::add)) {
      case JournalOpening.Held held -> held(held);
      case JournalOpening.Damaged damaged ->
          new Opening.Refused(new Refusal.Damaged(damaged.damage().message()));
      case JournalOpening.Opened opened -> {
        opened.torn().ifPresent(torn -> settings.talk().accept(torn.message()));
        var chronicle = Chronicle.resume(opened.journal(), events(records));
        var refusal = Casting.refusal(chronicle.state().charter().plan(), settings);
        if (refusal.isPresent()) {
          opened.journal().close();
          yield new Opening.Refused(refusal.get());
        }
        if (chronicle.state().control().outcome().isEmpty()) {
          var process = "pid " + ProcessHandle.current().pid();
          chronicle.record(
              new Event.RunContinued(
                  settings.clock().instant(), process, machine.sandbox().isolation().describe()));
        }
        yield opened(settings, directory, machine, opened.journal(), chronicle);
      }
    };
  }

  private static Opening opened(
      Settings settings,
      RunDirectory directory,
      Machine machine,
      Journal journal,
      Chronicle chronicle) {
    var harness = new RunHarness(settings, directory, machine, chronicle);
    return new Opening.Opened(new OpenRun(directory, journal, chronicle, harness));
  }

  private static Opening held(JournalOpening.Held held) {
    return new Opening.Refused(
        new Refusal.NotHere(held.message(), List.of("`ashlar status` shows how far it is")));
  }

  /// The events of a journal's records.
  ///
  /// @throws IOException naming the record that this version cannot read
  static List<Event> events(List<JournalRecord> records) throws IOException {
    var events = new ArrayList<Event>(records.size());
    for (var record : records) {
      try {
        events.add(EventCodec.decode(record.event()));
      } catch (UnreadableLine e) {
        throw new IOException(
            "journal record " + record.seq() + " cannot be read: " + e.getMessage(), e);
      }
    }
    return events;
  }

  /// Makes `id` the run that verbs act on when none is named.
  private static void name(Path planDirectory, String id) throws IOException {
    Durable.replace(
        RunDirectory.current(planDirectory), (id + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

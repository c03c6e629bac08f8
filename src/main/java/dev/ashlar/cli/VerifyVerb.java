package dev.ashlar.cli;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.journal.JournalReader;
import dev.ashlar.journal.JournalReading;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.workspace.ExpectedSeal;
import dev.ashlar.workspace.RunDirectory;
import dev.ashlar.workspace.StoreReport;
import dev.ashlar.workspace.StoreVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar verify`: whether the journal's chain holds and every seal still is what was sealed, from
/// the outside.
@Command(name = "verify", description = "Recompute the journal's chain and every seal")
final class VerifyVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  VerifyVerb(Shell shell) {
    this.shell = shell;
  }

  /// What was looked at. Of a damaged journal only the records before the damage can be trusted,
  /// and only their seals are looked for.
  private record Examined(
      RunDirectory directory,
      JournalReading journal,
      List<SealLog.Sealed> seals,
      StoreReport store) {
    boolean isSound() {
      return damage().isEmpty() && store.sound();
    }

    Optional<dev.ashlar.journal.JournalDamage> damage() {
      return journal instanceof JournalReading.Damaged(_, var damage)
          ? Optional.of(damage)
          : Optional.empty();
    }
  }

  @Override
  public Integer call() throws IOException {
    var examined = examine(new RunFinder(shell.directory()).find(run));
    if (json) {
      shell.terminal().print(json(examined));
    } else {
      print(examined);
    }
    return (examined.isSound() ? ExitCode.OK : ExitCode.NOT_BUILT).code();
  }

  private static Examined examine(RunDirectory directory) throws IOException {
    var events = new ArrayList<Event>();
    var journal =
        JournalReader.of(directory.root())
            .read(record -> events.add(RecordedRun.event(directory, record)));
    var seals = events.isEmpty() ? List.<SealLog.Sealed>of() : SealLog.of(events);
    var expected = seals.stream().map(SealLog.Sealed::expected).toList();
    return new Examined(directory, journal, seals, store(directory.store(), expected));
  }

  /// What the store is found to be; one that is gone has lost every seal.
  private static StoreReport store(Path store, List<ExpectedSeal> expected) throws IOException {
    if (Files.isDirectory(store)) {
      return StoreVerifier.verify(store, expected);
    }
    var lost = expected.stream().map(ExpectedSeal::name).collect(Collectors.toSet());
    var gone = new StoreReport.Finding(store, lost, "the store is missing");
    return new StoreReport(0, expected.size(), lost.isEmpty() ? List.of() : List.of(gone));
  }

  private void print(Examined examined) {
    var terminal = shell.terminal();
    var good = terminal.good("sound   ");
    var bad = terminal.bad("damaged ");
    terminal.say(
        (examined.damage().isEmpty() ? good : bad)
            + "journal  "
            + examined.journal().end().seq()
            + " records, each following from the one before");
    examined.damage().ifPresent(damage -> terminal.say("  " + Terminal.shown(damage.message())));
    if (examined.journal() instanceof JournalReading.Torn torn) {
      terminal.say("  and %d bytes of a write that is unfinished".formatted(torn.bytes()));
    }
    var store = examined.store();
    terminal.say(
        (store.sound() ? good : bad)
            + "store    %d objects, %d seals".formatted(store.objects(), store.seals()));
    for (var finding : store.findings()) {
      terminal.say("  " + Terminal.shown(finding.message()));
    }
    if (store.sound()) {
      examined.seals().forEach(sealed -> terminal.say(line(sealed)));
    }
  }

  private static String line(SealLog.Sealed sealed) {
    return "  %s  %s v%d"
        .formatted(
            sealed.seal().manifest().brief(), sealed.module().name(), sealed.seal().version());
  }

  private static String json(Examined examined) {
    return JsonPage.of(page ->
        page.field("format", 1)
            .field("run", examined.directory().root().getFileName().toString())
            .field("sound", examined.isSound())
            .object("journal", inner -> journal(inner, examined))
            .object("store", inner -> store(inner, examined)));
  }

  private static void journal(JsonPage page, Examined examined) {
    page.field("records", examined.journal().end().seq())
        .field(
            "unfinishedBytes",
            examined.journal() instanceof JournalReading.Torn torn ? torn.bytes() : 0)
        .objects(
            "damage",
            examined.damage().stream().toList(),
            (inner, damage) ->
                inner
                    .field("file", damage.file().toString())
                    .field("line", damage.line())
                    .field("offset", damage.offset())
                    .field("what", damage.what())
                    .field("advice", damage.advice()));
  }

  private static void store(JsonPage page, Examined examined) {
    page.field("objects", examined.store().objects())
        .objects(
            "seals",
            examined.seals(),
            (inner, sealed) ->
                inner
                    .field("module", sealed.module().name().text())
                    .field("version", sealed.seal().version())
                    .field("manifest", sealed.seal().manifest().hex())
                    .field("commit", sealed.seal().commit()))
        .objects(
            "damage",
            examined.store().findings(),
            (inner, finding) ->
                inner
                    .field("file", finding.file().toString())
                    .texts("seals", finding.seals().stream().sorted().toList())
                    .field("what", finding.what()));
  }
}

package dev.ashlar.cli;

import dev.ashlar.codec.Recording;
import dev.ashlar.codec.RecordingCodec;
import dev.ashlar.codec.UnreadableLine;
import dev.ashlar.harness.Opening;
import dev.ashlar.harness.Refusal;
import dev.ashlar.harness.Replays;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Postmortem;
import dev.ashlar.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ashlar demo`: the recorded run that built the example, once more, with no key and no network.
@Command(
    name = "demo",
    description =
        "Build the JSONPath example from its recorded run: real gates, no key, no network")
final class DemoVerb implements Callable<Integer> {
  private static final String RECORDING = "recorded-run.jsonl";

  private final Shell shell;
  private final Terminal terminal;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Leave everything in DIR, which must be empty or new")
  private @Nullable Path dir;

  DemoVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var there = shell.at(directory());
    var recording = recording();
    introduce(there.directory(), recording);
    var exit = built(there, recording);
    if (exit == ExitCode.OK.code()) {
      var run = new RunFinder(there.directory()).find(new RunChoice());
      new DemoEnding(there, Postmortem.of(RecordedRun.read(run).events())).tell();
    }
    return exit;
  }

  private Integer built(Shell there, Recording recording) throws IOException, InterruptedException {
    try (var progress = new Progress(there)) {
      return RunVerb.carryOn(there, progress, opened(there, progress, recording));
    }
  }

  private Path directory() throws IOException {
    if (dir == null) {
      return Files.createTempDirectory("ashlar-demo-");
    }
    var wanted = shell.resolve(dir);
    if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
      throw Complaint.usage(wanted + " is a file")
          .hint("name an empty or new directory with `--dir DIR`");
    }
    Files.createDirectories(wanted);
    try (var entries = Files.list(wanted)) {
      if (entries.findAny().isPresent()) {
        throw Complaint.usage(wanted + " is not empty")
            .hint("name an empty or new directory with `--dir DIR`");
      }
    }
    return wanted;
  }

  private static Recording recording() throws IOException {
    try (var in = DemoVerb.class.getResourceAsStream(RECORDING)) {
      if (in == null) {
        throw new IOException("this build holds no recorded run; build it with ./build");
      }
      return RecordingCodec.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (UnreadableLine e) {
      throw new IOException("the recorded run cannot be read: " + e.why(), e);
    }
  }

  /// The demo runs nothing but what is shipped with the project, so a machine without a sandbox may
  /// still show it, and is told so.
  private Opening opened(Shell there, Progress progress, Recording recording)
      throws IOException, InterruptedException {
    var settings = RunSettings.watched(there, Sandboxes.Policy.REQUIRED, progress);
    var opening = Replays.begin(settings, recording);
    if (!(opening instanceof Opening.Refused(Refusal.NotHere why))) {
      return opening;
    }
    terminal.talk(terminal.notable("NO ISOLATION") + ": " + Terminal.shown(why.reason()));
    terminal.talk(
        "The demo goes on without: it runs only code that is shipped with this project. `ashlar"
            + " run` would refuse here.");
    why.fixes().forEach(fix -> terminal.talk("hint: " + Terminal.shown(fix)));
    return Replays.begin(RunSettings.watched(there, Sandboxes.Policy.NONE, progress), recording);
  }

  private void introduce(Path directory, Recording recording) {
    var plan = recording.admitted().plan();
    terminal.talk("Ashlar builds `" + plan.artifact().name() + "`: " + plan.artifact().summary());
    terminal.talk(
        "%s, %s, then end to end: each module must pass its gate, then an evaluator, and is sealed."
            .formatted(
                Figures.count(plan.modules().size(), "module"),
                Figures.count(plan.tiers().size(), "tier")));
    terminal.talk(
        "What agents and the person said comes from a recorded run (" + recording.note() + ").");
    terminal.talk("Builds, gates, seals and compositions happen here and now, for real.");
    terminal.talk("Everything is left in " + directory);
    terminal.talk("");
  }
}

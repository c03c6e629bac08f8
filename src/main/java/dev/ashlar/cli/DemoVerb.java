package dev.ashlar.cli;

import dev.ashlar.codec.Recording;
import dev.ashlar.codec.RecordingCodec;
import dev.ashlar.codec.UnreadableLine;
import dev.ashlar.harness.Opening;
import dev.ashlar.harness.Refusal;
import dev.ashlar.harness.Replays;
import dev.ashlar.harness.Settings;
import dev.ashlar.sandbox.Sandboxes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
  private static final String QUERY =
      "{\"selector\": \"$.store.book[?@.price < 10].title\", \"document\": {\"store\": {\"book\":"
          + " [{\"title\": \"Sayings of the Century\", \"price\": 8.95}, {\"title\": \"Sword of"
          + " Honour\", \"price\": 12.99}, {\"title\": \"Moby Dick\", \"price\": 8.99}]}}}";

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
    var exit = RunVerb.carryOn(there, opened(there, recording));
    if (exit == ExitCode.OK.code()) {
      ask(there.directory());
      conclude(there.directory());
    }
    return exit;
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
  private Opening opened(Shell there, Recording recording)
      throws IOException, InterruptedException {
    var settings = settings(there, Sandboxes.Policy.REQUIRED);
    var opening = Replays.begin(settings, recording);
    if (!(opening instanceof Opening.Refused(Refusal.NotHere why))) {
      return opening;
    }
    terminal.talk(terminal.notable("NO ISOLATION") + ": " + Terminal.shown(why.reason()));
    terminal.talk(
        "The demo goes on without: it runs only code that is shipped with this project. `ashlar"
            + " run` would refuse here.");
    why.fixes().forEach(fix -> terminal.talk("hint: " + Terminal.shown(fix)));
    return Replays.begin(settings(there, Sandboxes.Policy.NONE), recording);
  }

  private Settings settings(Shell there, Sandboxes.Policy policy) {
    return RunSettings.watched(there, policy, new Progress(terminal));
  }

  private void introduce(Path directory, Recording recording) {
    var plan = recording.admitted().plan();
    terminal.talk("Ashlar builds `" + plan.artifact().name() + "`: " + plan.artifact().summary());
    terminal.talk(
        plan.modules().size()
            + " modules, "
            + plan.tiers().size()
            + " tiers, then end to end. The agents' words come from a recorded run ("
            + recording.note()
            + "); builds, gates, seals and compositions happen here, now, for real.");
    terminal.talk("Everything is left in " + directory);
    terminal.talk("");
  }

  private void ask(Path directory) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(directory.resolve("artifact/run").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    var java = Path.of(System.getProperty("java.home"), "bin").toString();
    process.environment().merge("PATH", java, (path, home) -> home + File.pathSeparator + path);
    var running = process.start();
    try (var in = running.outputWriter(StandardCharsets.UTF_8)) {
      in.write(QUERY + "\n");
    }
    var answer =
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    running.waitFor(10, TimeUnit.SECONDS);
    terminal.say("");
    terminal.say("The sealed artifact answers a query:");
    terminal.say("  " + QUERY);
    terminal.say("  " + Terminal.shown(answer));
  }

  private void conclude(Path directory) {
    terminal.say("");
    terminal.say(
        "An artifact of this size is at the break-even line of the pattern: a single agent might"
            + " have built it as well.");
    terminal.say("Try next:");
    terminal.say("  ashlar -C " + directory + " report        the postmortem");
    terminal.say(
        "  ashlar -C "
            + directory
            + " verify        recompute every seal and the journal from outside");
    terminal.say("  ashlar -C " + directory + " logs          what happened, one line an event");
  }
}

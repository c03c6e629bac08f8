package dev.ashlar.cli;

import dev.ashlar.codec.Recording;
import dev.ashlar.harness.Questions;
import dev.ashlar.harness.Replays;
import dev.ashlar.report.ReplayComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ashlar replay`: a recorded run once more, with real gates, and where reality differs from the
/// record.
@Command(
    name = "replay",
    description =
        "Run a recorded run again through real gates, and say where reality differs from the"
            + " record")
final class ReplayVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private IsolationChoice isolation = new IsolationChoice();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The recording, as `ashlar record` writes it")
  private @Nullable Path file;

  @Option(
      names = "--dir",
      required = true,
      paramLabel = "DIR",
      description = "An empty directory for the plan and the run")
  private @Nullable Path dir;

  ReplayVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var terminal = shell.terminal();
    var recording = Replays.read(shell.resolve(java.util.Objects.requireNonNull(file)));
    var there = shell.at(java.util.Objects.requireNonNull(dir));
    var exit = replayed(there, recording);
    var run = new RunFinder(there.directory()).find(new RunChoice());
    var comparison = ReplayComparison.of(recording.events(), Questions.events(run));
    comparison
        .differences()
        .forEach(difference ->
            terminal.say(terminal.notable("differs") + " " + Terminal.shown(difference)));
    terminal.say(
        comparison.compared()
            + " recorded results, "
            + comparison.differences().size()
            + " differences");
    return comparison.differences().isEmpty() ? exit : ExitCode.NOT_BUILT.code();
  }

  private Integer replayed(Shell there, Recording recording)
      throws IOException, InterruptedException {
    try (var progress = new Progress(there)) {
      var settings = RunSettings.watched(there, isolation.policy(), progress);
      return RunVerb.carryOn(there, progress, Replays.begin(settings, recording));
    }
  }
}

package dev.ashlar.cli;

import dev.ashlar.codec.RecordingCodec;
import dev.ashlar.harness.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar record`: a run's plan, submissions, verdicts and decisions in one file, for `ashlar
/// replay`.
@Command(
    name = "record",
    description = "Bundle a run in one file, which `ashlar replay` runs again")
final class RecordVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "A new file")
  private @Nullable Path to;

  @Option(
      names = "--note",
      required = true,
      paramLabel = "TEXT",
      description = "What the run was and who its agents were")
  private String note = "";

  RecordVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    var found = new RunFinder(shell.directory()).find(run);
    var file = shell.resolve(Objects.requireNonNull(to));
    if (Files.exists(file)) {
      throw Complaint.usage(file + " exists")
          .hint("name a new file; a recording is never overwritten");
    }
    var recording = Recorder.record(found, note);
    Files.writeString(file, RecordingCodec.encode(recording), StandardOpenOption.CREATE_NEW);
    shell
        .terminal()
        .say(
            recording.events().size()
                + " events and "
                + recording.trees().size()
                + " trees in "
                + file);
    return ExitCode.OK.code();
  }
}

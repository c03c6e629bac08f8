package dev.ashlar.cli;

import dev.ashlar.codec.PostmortemJson;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.plan.Digest;
import dev.ashlar.report.MarkdownPostmortem;
import dev.ashlar.report.Postmortem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar report`: what the run came to, as its postmortem says.
@Command(name = "report", description = "Print the postmortem, or an interim one")
final class ReportVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--json", description = "Print JSON instead of Markdown")
  private boolean json;

  ReportVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    var recorded = RecordedRun.read(new RunFinder(shell.directory()).find(run));
    var facts = Postmortem.of(recorded.events());
    var terminal = shell.terminal();
    if (json) {
      terminal.print(PostmortemJson.of(facts));
    } else {
      terminal.print(
          Terminal.shown(written(recorded).orElseGet(() -> MarkdownPostmortem.of(facts))));
    }
    if (facts.conclusion() != Postmortem.Conclusion.NOT_COMPLETE) {
      return ExitCode.OK.code();
    }
    terminal.talk("the run is not complete: this is an interim report");
    return ExitCode.NOT_BUILT.code();
  }

  /// The page that the run wrote at its end, if it is still that page; the journal can always give
  /// it again.
  private Optional<String> written(RecordedRun recorded) throws IOException {
    if (!(recorded.events().getLast() instanceof Event.PostmortemWritten last)) {
      return Optional.empty();
    }
    var file = recorded.directory().postmortem();
    var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    if (Digest.of(bytes).equals(last.digest())) {
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
    shell
        .terminal()
        .talk("note: " + file + " is not as the run wrote it; this is from the journal");
    return Optional.empty();
  }
}

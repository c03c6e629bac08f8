package dev.ashlar.cli;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.StatusJson;
import dev.ashlar.report.StatusReport;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar status`: where a run stands, on one screen.
@Command(name = "status", description = "Show where a run stands")
final class StatusVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  StatusVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    var directory = new RunFinder(shell.directory()).find(run);
    var live = DeskVisit.isOpen(directory);
    var events = RecordedRun.read(directory).events();
    var now = Instant.now();
    var report = live ? StatusReport.of(events, now) : StatusReport.of(events);
    if (json) {
      shell
          .terminal()
          .print(
              JsonPage.of(page -> {
                StatusJson.write(page, report);
                page.field("live", live);
              }));
    } else {
      StatusText.print(report, now, live, shell.command(), shell.terminal());
    }
    return ExitCode.OK.code();
  }
}

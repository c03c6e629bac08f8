package dev.ashlar.cli;

import dev.ashlar.codec.CostsJson;
import dev.ashlar.codec.JsonPage;
import dev.ashlar.report.CostReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar costs`: what a run cost, by phase, role, module and attempt, and what of it is unknown.
@Command(name = "costs", description = "Show what a run cost, by phase, role, module and attempt")
final class CostsVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  CostsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    var directory = new RunFinder(shell.directory()).find(run);
    var report = CostReport.of(RecordedRun.read(directory).events());
    var live = DeskVisit.isOpen(directory);
    if (json) {
      shell
          .terminal()
          .print(
              JsonPage.of(page -> {
                CostsJson.write(page, report);
                page.field("live", live);
              }));
    } else {
      new CostsText(report, shell.terminal()).print(live, shell.command());
    }
    return ExitCode.OK.code();
  }
}

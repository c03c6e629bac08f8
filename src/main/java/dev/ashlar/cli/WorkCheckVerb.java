package dev.ashlar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar work check`: tries the visible cases on the workspace as it is.
@Command(name = "check", description = "Try the visible cases on the workspace as it is")
final class WorkCheckVerb implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();
  @Mixin private WorkOrder order = new WorkOrder();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  WorkCheckVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new DeskFinder(shell.directory()).forOrder(order.name(), run);
    return order.on(new DeskVisit(shell)).make("check", found, PATIENCE, json);
  }
}

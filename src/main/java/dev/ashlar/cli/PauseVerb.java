package dev.ashlar.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar pause`: nothing new is started; what is in flight comes to its end.
@Command(name = "pause", description = "Start nothing new; `ashlar run` goes on")
final class PauseVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  PauseVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new RunFinder(shell.directory()).find(run);
    return PersonDesk.decide(shell, found, "pause", new DeskVisit(shell), json);
  }
}

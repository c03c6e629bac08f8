package dev.ashlar.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar stop`: ends the run now, with its postmortem.
@Command(name = "stop", description = "End the run now, with its postmortem")
final class StopVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the postmortem")
  private @Nullable String reason;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  StopVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new RunFinder(shell.directory()).find(run);
    var visit = new DeskVisit(shell).with("reason", reason);
    return PersonDesk.decide(shell, found, "stop", visit, json);
  }
}

package dev.ashlar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar work dispute`: a generator says that its contract or the tests are wrong; a person
/// decides.
@Command(
    name = "dispute",
    description = "Say that the contract or its tests are wrong, with evidence")
final class WorkDisputeVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();
  @Mixin private WorkOrder order = new WorkOrder();
  @Mixin private WorkWait waiting = new WorkWait();

  @Option(
      names = "--claim",
      required = true,
      paramLabel = "FILE",
      description = "Which clause or case is wrong, and why")
  private @Nullable Path claim;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  WorkDisputeVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new DeskFinder(shell.directory()).forOrder(order.name(), run);
    var seconds = waiting.secondsOrDefault();
    return order
        .on(new DeskVisit(shell))
        .withFile("claim", claim)
        .with("wait", Long.toString(seconds))
        .make("dispute", found, Duration.ofSeconds(seconds), json);
  }
}

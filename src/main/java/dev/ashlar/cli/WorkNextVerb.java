package dev.ashlar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ashlar work next`: claims an order and prints its brief, or what has become of the worker's
/// attempt.
@Command(name = "next", description = "Claim an order and print its brief")
final class WorkNextVerb implements Callable<Integer> {
  private final Shell shell;

  @Mixin private RunChoice run = new RunChoice();
  @Mixin private WorkWait waiting = new WorkWait();

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "generator, evaluator or integrator; reader, planner or tester before a run")
  private String role = "";

  @Option(
      names = "--worker",
      paramLabel = "NAME",
      description = "This worker's name; a new one is given if it has none yet")
  private @Nullable String worker;

  @Option(
      names = "--agent",
      paramLabel = "TEXT",
      description = "What the worker is, for the record, such as a model's name")
  private @Nullable String agent;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  WorkNextVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    WorkRole.check(role);
    var found = new DeskFinder(shell.directory()).forRole(role, run);
    var patience = Duration.ofSeconds(waiting.seconds());
    return new DeskVisit(shell)
        .with("role", role)
        .with("worker", worker)
        .with("agent", agent)
        .with("wait", Long.toString(waiting.seconds()))
        .make("next", found, patience, json);
  }
}

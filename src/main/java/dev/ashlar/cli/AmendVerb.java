package dev.ashlar.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ashlar amend`: a new version of one module's contract, as its files in the plan directory now
/// are.
@Command(
    description = {
      "Put a module under the contract that its files in the plan directory now are",
      "Work under the old version is cancelled, a sealed module is reopened, and who uses its"
          + " interface is informed."
    })
class AmendVerb implements Callable<Integer> {
  private final Shell shell;
  private final boolean reopens;

  @Mixin private RunChoice run = new RunChoice();

  @Parameters(
      index = "0",
      paramLabel = "MODULE",
      description = "The module whose contract is amended; a tier or end-to-end for its tests")
  private String module = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the postmortem")
  private @Nullable String reason;

  @Option(names = "--json", description = "Print JSON instead of text")
  private boolean json;

  AmendVerb(Shell shell, boolean reopens) {
    this.shell = shell;
    this.reopens = reopens;
  }

  static AmendVerb amend(Shell shell) {
    return new AmendVerb(shell, false);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var found = new RunFinder(shell.directory()).find(run);
    var visit =
        new DeskVisit(shell)
            .with("module", module)
            .with("reason", reason)
            .with("reopen", reopens ? "yes" : null);
    return PersonDesk.decide(shell, found, "amend", visit, json);
  }
}

package dev.ashlar.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `ashlar work …`: the four things an attached worker does.
@Command(
    name = "work",
    description = "Take orders of a run, as an agent or a person with nothing but a shell")
final class WorkVerb implements java.util.concurrent.Callable<Integer> {
  /// The command with its own verbs.
  static CommandLine command(Shell shell) {
    return new CommandLine(new WorkVerb())
        .addSubcommand("next", new WorkNextVerb(shell))
        .addSubcommand("check", new WorkCheckVerb(shell))
        .addSubcommand("submit", new WorkSubmitVerb(shell))
        .addSubcommand("dispute", new WorkDisputeVerb(shell));
  }

  @Override
  public Integer call() {
    throw Complaint.usage("say what to do: work next, work check, work submit or work dispute")
        .hint("`ashlar work next --role generator` takes an order and prints its brief");
  }
}

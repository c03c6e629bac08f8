package dev.ashlar.cli;

import dev.ashlar.codec.PlanSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `ashlar schema`: the JSON Schema of `ashlar.yaml`, for editors.
@Command(name = "schema", description = "Print the JSON Schema of ashlar.yaml, for editors")
final class SchemaVerb implements Callable<Integer> {
  private final Shell shell;

  SchemaVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.terminal().print(PlanSchema.text());
    return ExitCode.OK.code();
  }
}

package dev.ashlar.cli;

import dev.ashlar.harness.Settings;
import dev.ashlar.sandbox.Sandboxes;
import picocli.CommandLine.Option;

/// The option that gives isolation up, on the operator's explicit word.
final class IsolationChoice {
  @Option(
      names = "--sandbox",
      paramLabel = "required|none",
      description = "`none` runs strangers' code without isolation; every report will say so")
  private String sandbox = "required";

  /// The usual settings, under this policy.
  Settings settings(Shell shell) {
    var plain = RunSettings.of(shell);
    return new Settings(
        plain.planDirectory(),
        plain.environment(),
        policy(),
        plain.clock(),
        plain.postmortem(),
        plain.watcher(),
        plain.talk());
  }

  Sandboxes.Policy policy() {
    return switch (sandbox) {
      case "required" -> Sandboxes.Policy.REQUIRED;
      case "none" -> Sandboxes.Policy.NONE;
      default ->
          throw Complaint.usage("--sandbox takes required or none, not `" + sandbox + "`")
              .hint("leave it out: `required` is what is meant then");
    };
  }
}

package dev.ashlar.cli;

import picocli.CommandLine.Command;

/// `ashlar reopen`: amends a module that is sealed, and only such a one.
@Command(
    description = {
      "Amend a sealed module, so that it is built again",
      "What amend does, but refused for a module that is not sealed: nothing is cancelled by"
          + " mistake."
    })
final class ReopenVerb extends AmendVerb {
  ReopenVerb(Shell shell) {
    super(shell, true);
  }
}

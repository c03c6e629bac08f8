package dev.ashlar.cli;

import dev.ashlar.harness.OfflineDesk;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.time.Duration;

/// Where a person's decisions go: to the process that runs the run, or straight into the journal
/// when there is none.
final class PersonDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private PersonDesk() {}

  static Integer decide(Shell shell, RunDirectory run, String verb, DeskVisit visit, boolean json)
      throws IOException, InterruptedException {
    visit.with("by", DeskVisit.person());
    return DeskVisit.isOpen(run)
        ? visit.make(verb, run, PATIENCE, json)
        : visit.print(OfflineDesk.serve(RunSettings.of(shell), run, visit.call(verb)), json);
  }
}

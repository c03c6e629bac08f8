package dev.ashlar.harness;

import dev.ashlar.journal.Journal;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;

/// A run whose journal this process holds.
public final class OpenRun implements AutoCloseable {
  private final RunDirectory directory;
  private final Journal journal;
  private final Chronicle chronicle;
  private final RunHarness harness;

  OpenRun(RunDirectory directory, Journal journal, Chronicle chronicle, RunHarness harness) {
    this.directory = directory;
    this.journal = journal;
    this.chronicle = chronicle;
    this.harness = harness;
  }

  public RunDirectory directory() {
    return directory;
  }

  public RunState state() {
    return chronicle.state();
  }

  /// Runs until the run has ended or waits for a person; the state it stopped in.
  public RunState run() throws IOException, InterruptedException {
    return harness.run();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}

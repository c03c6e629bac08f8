package dev.ashlar.gate;

import java.util.List;

/// A job that was built and run to learn about its tests, not to judge the code.
sealed interface Rehearsal {
  /// Every run, each with the cases in another order.
  record Ran(List<RunResult> runs) implements Rehearsal {
    public Ran {
      runs = List.copyOf(runs);
    }
  }

  /// It could not be built.
  record NotBuilt(Build.Failed build) implements Rehearsal {}

  /// The gate itself could not run.
  record Broken(String reason) implements Rehearsal {}
}

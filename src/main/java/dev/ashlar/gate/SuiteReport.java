package dev.ashlar.gate;

import dev.ashlar.gate.SuiteResult.Status;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A runner's report as it was read.
sealed interface SuiteReport {
  /// Every test by name; a name that came again is numbered.
  record Read(SortedMap<String, Status> tests) implements SuiteReport {
    public Read {
      tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
    }
  }

  /// No report of that kind; the reason is safe to show.
  record Unreadable(String reason) implements SuiteReport {}

  /// Tests being collected, at most `GateLimits.SUITE_TESTS_MAX`.
  final class Collecting {
    private final TreeMap<String, Status> tests = new TreeMap<>();

    /// False when there are too many.
    boolean add(String name, Status status) {
      String unique = name;
      for (int again = 2; tests.containsKey(unique); again++) {
        unique = name + " (" + again + ")";
      }
      tests.put(unique, status);
      return tests.size() <= GateLimits.SUITE_TESTS_MAX;
    }

    Read read() {
      return new Read(tests);
    }
  }
}

package dev.ashlar.gate;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a suite's own runner said, as far as it could be believed: every test by name, or the fault
/// that makes the report worthless.
record SuiteResult(String name, SortedMap<String, Status> tests, Optional<Fault> fault) {
  SuiteResult {
    tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
  }

  /// What a runner says about a test.
  enum Status {
    PASSED,
    FAILED,
    /// Not run: that is not passed.
    SKIPPED
  }

  boolean passed() {
    return fault.isEmpty();
  }

  long count(Status status) {
    return tests.values().stream().filter(status::equals).count();
  }
}

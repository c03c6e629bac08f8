package dev.ashlar.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How something is judged mechanically: two commands, locked cases, suites and limits. Paths are
/// relative to the plan.
///
/// `build` and `run` are given to `sh -c`; `support` is a directory laid over the tree; `cases` are
/// shown to generators, `heldOut` are not.
public record GateSpec(
    Optional<String> build,
    Optional<String> run,
    Optional<String> support,
    Optional<String> cases,
    Optional<String> heldOut,
    List<Suite> suites,
    Timeouts timeouts,
    long memoryBytes) {

  public GateSpec {
    suites = List.copyOf(suites);
  }

  /// A run of the ecosystem's own test runner; `from` is a directory below `$OUT` for JUnit
  /// reports, unused for TAP on standard output.
  public record Suite(String name, String run, Report report, String from, List<String> covers) {
    public Suite {
      covers = List.copyOf(covers);
    }
  }

  /// How a suite tells its results.
  public enum Report {
    JUNIT,
    TAP
  }

  /// Wall-clock ceilings: of the whole build, of the whole run, and of one case's answer.
  public record Timeouts(Duration build, Duration run, Duration oneCase) {}
}

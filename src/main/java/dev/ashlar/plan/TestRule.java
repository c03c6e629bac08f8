package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about what a plan's locked tests do when they are run, before any agent is asked.
public enum TestRule implements Rule {
  DO_NOT_BUILD(
      "tests/do-not-build",
      Principle.LOCKED_TESTS,
      "A gate whose build fails with stubs, or with known-good implementations, in place.",
      "The exit status and the words of each gate's `build`, on stubs and on known-good"
          + " implementations.",
      "Nobody could pass it, whatever they write.",
      "Run the build command on that tree by hand and mend stubs, support or command."),
  DOES_NOT_START(
      "tests/does-not-start",
      Principle.TESTABLE,
      "A gate whose program cannot be started: there is no such command inside, or it may not"
          + " be run.",
      "The exit status of `run` and of suites on stubs: 126 or 127 is the shell that found"
          + " nothing to run.",
      "It is as red as tests on a stub should be, and would stay so whatever anybody writes.",
      "Mend `run`, or name the toolchain that brings the command."),
  NO_ANSWER(
      "tests/no-answer",
      Principle.TESTABLE,
      "A gate whose program gave no case an answer in JSON on a stub, while no known-good"
          + " implementation shows that it can.",
      "What the program of each gate answered on stubs, and whether the known-good"
          + " implementation passes.",
      "A driver that dies or says nothing is as red as tests on a stub should be, and would stay"
          + " so whatever anybody writes. A stub that only throws looks the same.",
      "Mend `run` or the driver. If they are right, have the stub answer something wrong, or the"
          + " driver answer for a call that throws, or give a `known-good` implementation."),
  GREEN_ON_STUB(
      "tests/green-on-stub",
      Principle.TESTABLE,
      "A gate that a stub passes.",
      "Every case and suite of each gate, run on stubs.",
      "A test that passes before the work is done does not tell whether it was done.",
      "Add cases that a stub cannot answer."),
  HALF_GREEN_ON_STUB(
      "tests/half-green-on-stub",
      Severity.WARNING,
      Principle.TESTABLE,
      "A gate of which a stub passes more than half of the cases.",
      "The number of cases and suites that pass on stubs.",
      "Those cases do not tell an implementation from a stub.",
      "Make the stub answer less, or add cases that it cannot answer."),
  UNSTABLE(
      "tests/unstable",
      Principle.TESTABLE,
      "A gate that came to different results when one build was run twice in fresh sandboxes.",
      "Two runs of each gate on one build, each in a fresh sandbox and with the cases in"
          + " another order.",
      "Then luck decides what is sealed.",
      "Remove what depends on time, on the order of the cases, on randomness or on addresses."),
  RED_ON_KNOWN_GOOD(
      "tests/red-on-known-good",
      Principle.TESTABLE,
      "A gate that the known-good implementation does not pass.",
      "Every case and suite of each gate, run on the known-good implementations.",
      "Either the tests or the implementation are wrong, and agents would be paid to find out.",
      "Mend whichever is wrong."),
  NOT_QUALIFIED(
      "tests/not-qualified",
      Severity.WARNING,
      Principle.LOCKED_TESTS,
      "A gate that could not be tried, because a module has neither a stub nor a known-good"
          + " implementation.",
      "Whether the modules of a gate have stubs or known-good implementations.",
      "Whether its tests can fail, and can pass, is not known.",
      "Give the module a `stub`, or a `known-good` directory."),
  NOT_RUN(
      "tests/not-run",
      Principle.LOCKED_TESTS,
      "A gate that the machine, not the plan, kept from running.",
      "What the sandbox and the toolchains of this machine answer.",
      "Nothing is known about its tests, and no submission could be judged either.",
      "See the reason; `ashlar doctor` shows what this machine offers.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  TestRule(String id, Principle serves, String forbids, String evidence, String why, String mend) {
    this(id, Severity.ERROR, serves, forbids, evidence, why, mend);
  }

  TestRule(
      String id,
      Severity severity,
      Principle serves,
      String forbids,
      String evidence,
      String why,
      String mend) {
    this.terms = new Terms(id, severity, serves, forbids, evidence, why, mend);
  }

  @Override
  public Terms terms() {
    return terms;
  }
}

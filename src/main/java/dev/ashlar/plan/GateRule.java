package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about gates and cases: what judges, what is shown of it, and whose tests they are.
public enum GateRule implements Rule {
  GATE_CANNOT_FAIL(
      "gate/cannot-fail",
      Principle.TESTABLE,
      "A gate with neither cases nor suites.",
      "Whether a gate has `cases`, `held-out` or `suites`, and whether the files of cases hold"
          + " one.",
      "A test that cannot fail is no contract.",
      "Add `cases` and `held-out`, or a suite."),
  GATE_NO_RUN(
      "gate/no-run",
      Principle.TESTABLE,
      "A gate with cases and without `run`.",
      "Whether a gate that has cases has `run`.",
      "There is no program to ask.",
      "Add the command that answers cases, such as `run: python3 drivers/lexer.py`."),
  GATE_IDLE_RUN(
      "gate/idle-run",
      Severity.WARNING,
      Principle.TESTABLE,
      "A gate with `run` and without cases.",
      "Whether a gate that has `run` has cases.",
      "The command is never used.",
      "Add `cases` and `held-out`, or remove `run`."),
  GATE_SUITES_ALONE(
      "gate/suites-alone",
      Severity.WARNING,
      Principle.EVIDENCE,
      "A module judged by suites alone.",
      "What each module's gate is made of.",
      "A suite runs inside the candidate's process, which can forge its report; the seal will"
          + " say so.",
      "Add cases: the judge then stands outside the process."),
  GATE_TIMEOUTS(
      "gate/timeouts",
      Principle.BUDGETS,
      "A time limit for one case above the one for the whole run.",
      "The `case` and `run` of `timeouts`, written or by default.",
      "It could never take effect.",
      "Raise `run` or lower `case`."),
  CASES_BAD_LINE(
      "cases/bad-line",
      Principle.TESTABLE,
      "A line of a cases file that is not one JSON object with the keys of a case.",
      "Every line of every file of cases.",
      "A case that is read wrongly judges wrongly.",
      "Write `{\"id\": …, \"input\": …, \"expect\": …, \"covers\": […]}` on one line."),
  CASES_EXPECTATION(
      "cases/expectation",
      Principle.TESTABLE,
      "A case without exactly one of `expect` and `any-of`, or with an empty `any-of`.",
      "The `expect` and `any-of` of every case.",
      "A case must be able to fail, and to pass.",
      "Give one expected value, or list all acceptable ones."),
  CASES_DUPLICATE_ID(
      "cases/duplicate-id",
      Principle.TESTABLE,
      "A case id that stands twice among the visible and held-out cases of one gate.",
      "The ids of all cases of one gate, visible and held out.",
      "Reports name cases by id.",
      "Rename one of them."),
  CASES_UNKNOWN_REQUIREMENT(
      "cases/unknown-requirement",
      Principle.AGREEMENT,
      "An id in `covers` that is not a requirement of the plan.",
      "The `covers` of every case and suite, beside the requirements of the plan.",
      "Coverage would be counted for something that nobody asked for.",
      "Correct the id, or add the requirement."),
  CASES_NONE_HELD_OUT(
      "cases/none-held-out",
      Principle.EVIDENCE,
      "A module's gate with cases of which none is held out.",
      "The cases of each module in `held-out` whose input no visible case has.",
      "Answers that are all visible can be hard-coded.",
      "Add `held-out` with at least a quarter of the cases."),
  CASES_HELD_OUT_SHARE(
      "cases/held-out-share",
      Severity.WARNING,
      Principle.EVIDENCE,
      "A gate of which less than a quarter of the cases is held out.",
      "The share of cases in `held-out` whose input no visible case of the gate has.",
      "The fewer cases are unseen, the cheaper it is to fit the visible ones.",
      "Move some cases to the `held-out` file, or write new ones there."),
  CASES_HELD_OUT_REPEATS(
      "cases/held-out-repeats",
      Severity.WARNING,
      Principle.EVIDENCE,
      "A held-out case with the input of a visible one.",
      "The input of each held-out case, beside those of the visible cases of its gate.",
      "Its answer has been shown, so it counts as visible.",
      "Change its input."),
  CASES_HELD_OUT_SHOWN(
      "cases/held-out-shown",
      Principle.LOCKED_TESTS,
      "A held-out file or known-good directory inside something that generators are shown.",
      "Held-out files and known-good directories, beside all that a generator is given to read.",
      "What is held out must never reach a generator.",
      "Move it out of the contracts, interfaces, support, stubs, references and visible cases."),
  CASES_NO_NEGATIVE(
      "cases/no-negative",
      Principle.TESTABLE,
      "A module with cases of which none is `negative`.",
      "The cases of each module that are marked `negative`.",
      "How a module refuses bad input is half of its contract.",
      "Add a case with bad input and mark it `\"negative\": true`."),
  CASES_TOO_MANY(
      "cases/too-many",
      Principle.BUDGETS,
      "A cases file above 100,000 cases.",
      "The number of lines of each file of cases.",
      "A gate runs all of them at every turn.",
      "Keep the cases that distinguish; put sweeps into the end-to-end gate."),
  SUITE_SELF_WRITTEN(
      "gate/self-written",
      Principle.LOCKED_TESTS,
      "A suite whose command runs a file that the judged module owns.",
      "The paths in the command of each suite, beside the `owns` of the modules that it judges"
          + " and the locked files (interfaces and support).",
      "Whoever is judged would write the tests, and they would agree with every mistake.",
      "Move the tests into the `support` of the gate."),
  SUITE_UNLOCKED(
      "gate/suite-unlocked",
      Principle.LOCKED_TESTS,
      "A gate with suites and without any locked file.",
      "Whether a gate with suites has `support`, or any module has `interfaces`.",
      "The tests can only be those that the generator wrote, and any name in a report passes.",
      "Put the tests into a directory and name it as the `support` of the gate."),
  END_TO_END_REPEATS(
      "end-to-end/repeats",
      Severity.WARNING,
      Principle.COMPOSED,
      "An end-to-end gate whose cases all stand in gates of modules already.",
      "Input and expectation of every end-to-end case, beside those of all modules' cases.",
      "It cannot find what only the whole can get wrong.",
      "Add cases that pass through several modules.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  GateRule(String id, Principle serves, String forbids, String evidence, String why, String mend) {
    this(id, Severity.ERROR, serves, forbids, evidence, why, mend);
  }

  GateRule(
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

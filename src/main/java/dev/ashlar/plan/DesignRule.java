package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about what a plan says: its modules and their paths, its tests, budgets and parallelism.
public enum DesignRule implements Rule {
  TOO_MANY_FILES(
      "plan/too-many-files",
      "A plan directory with more files or bytes than the limits.",
      "The whole directory is held in memory and frozen by digest.",
      "Check that the directory is the plan's own; keep bulk data elsewhere."),
  MODULES_MAX(
      "plan/too-many-modules",
      "More than 40 modules.",
      "If the modules cannot be listed on one screen, the decomposition is wrong.",
      "Merge modules that always change together, or build the artifact in two plans."),
  DUPLICATE_NAME(
      "plan/duplicate-name",
      "Two modules, two tiers or two suites of one gate with the same name.",
      "Everything in a run is keyed by these names.",
      "Rename one of them."),
  UNKNOWN_MODULE(
      "plan/unknown-module",
      "A name in `needs` or in a tier that no module has.",
      "Nothing could be laid in its place.",
      "Correct the name, or add the module."),
  CYCLE(
      "plan/cycle",
      "Modules that need each other in a circle.",
      "None of them could be specified before the others; they are one module in several pieces.",
      "Merge them, or move what they share into a module that both need."),
  NOTHING_PARALLEL(
      "plan/nothing-parallel",
      "A plan in which no two modules can be built at the same time.",
      "Then a team only adds coordination; a single agent with the same locked tests is faster and"
          + " cheaper.",
      "Give modules that others need a `stub`, split the work otherwise, or use a single agent."),
  MISSING_FILE(
      "plan/missing-file",
      "A file that the plan names and that is not there.",
      "A frozen plan must be whole.",
      "Create the file, or correct the path."),
  MISSING_DIRECTORY(
      "plan/missing-directory",
      "A directory that the plan names and that is not there or holds no file.",
      "A frozen plan must be whole.",
      "Put the files there, or correct the path, or leave the key out."),
  EMPTY_FILE(
      "plan/empty-file",
      "A named file without content.",
      "It would be handed to an agent, or judge one, and say nothing.",
      "Write it, or stop naming it."),
  LAYERS_CLASH(
      "plan/layers-clash",
      "Two layers of one tree that hold the same path, or a file where the other has a directory.",
      "Whose bytes a gate would judge must never depend on an order of copying.",
      "Move one of the two files; see \"One tree, laid in layers\" in docs/plan-format.md."),
  NO_SOURCE_OF_TRUTH(
      "plan/no-source-of-truth",
      Severity.WARNING,
      "An artifact without a single reference.",
      "Without a specification, grammar or golden data, tests and code share their author's"
          + " misunderstandings.",
      "Name the specification, grammar or golden data in `references`."),
  BAD_GLOB(
      "owns/bad-glob",
      "A pattern in `owns` that is not a plain relative glob.",
      "What a submission may contain must be beyond doubt.",
      "Write a pattern such as `src/lexer/**`; only `?`, `*` and `**` are special."),
  OWNS_OVERLAP(
      "owns/overlap",
      "Two modules that may both own one path.",
      "Two generators would write the same file, and no gate could say whose it is.",
      "Narrow one of the patterns."),
  OWNS_LOCKED(
      "owns/locked-path",
      "A pattern in `owns` that selects a file of an interface or of a gate's support.",
      "Those files are locked; a submission must not be able to replace them.",
      "Narrow the pattern, or move the locked file out of its reach."),
  OWNS_NOTHING(
      "owns/nothing",
      Severity.WARNING,
      "A pattern in `owns` that selects no file of the module's stub.",
      "Often a slip: the stub shows where the module's files will stand.",
      "Correct the pattern, or put a file there into the stub."),
  STUB_OUTSIDE(
      "owns/stub-outside",
      "A stub file that the module's `owns` does not select.",
      "The implementation that replaces the stub could not replace that file.",
      "Widen `owns`, or move the file; what must stay is an interface file."),
  KNOWN_GOOD_OUTSIDE(
      "owns/known-good-outside",
      "A known-good file that the module's `owns` does not select.",
      "It would never reach the gate, so it would not show that the tests can pass.",
      "Widen `owns`, or move the file."),
  NO_STUB(
      "plan/no-stub",
      Severity.WARNING,
      "A module without `stub` that other modules need.",
      "Its dependents must wait until it is sealed, and its tests cannot be shown to fail first.",
      "Add the smallest directory that compiles and does nothing."),
  CONTRACT_NOT_TEXT(
      "contract/not-text",
      "A contract page that is not UTF-8 text.",
      "Agents and people read it.",
      "Save the file as UTF-8."),
  CONTRACT_NO_PARAGRAPH(
      "contract/no-paragraph",
      "A contract page that does not begin with a paragraph, after an optional title.",
      "A module whose interface cannot be described in one paragraph is not yet decomposed.",
      "Begin with one paragraph: what goes in, what comes out, how errors look."),
  CONTRACT_LONG_PARAGRAPH(
      "contract/long-paragraph",
      "A first paragraph of a contract above 1,200 characters.",
      "A module whose interface cannot be described in one paragraph is not yet decomposed.",
      "Keep the interface in the first paragraph and move details below it, or split the module."),
  CONTRACT_SECTIONS(
      "contract/sections",
      Severity.WARNING,
      "A contract page without one of the headings Inputs, Outputs and Errors.",
      "The error mode is what modules disagree about first.",
      "Add `## Inputs`, `## Outputs` and `## Errors`, a paragraph each."),
  GATE_CANNOT_FAIL(
      "gate/cannot-fail",
      "A gate with neither cases nor suites.",
      "A test that cannot fail is no contract.",
      "Add `cases` and `held-out`, or a suite."),
  GATE_NO_RUN(
      "gate/no-run",
      "A gate with cases and without `run`.",
      "There is no program to ask.",
      "Add the command that answers cases, such as `run: python3 drivers/lexer.py`."),
  GATE_IDLE_RUN(
      "gate/idle-run",
      Severity.WARNING,
      "A gate with `run` and without cases.",
      "The command is never used.",
      "Add `cases` and `held-out`, or remove `run`."),
  GATE_SUITES_ALONE(
      "gate/suites-alone",
      Severity.WARNING,
      "A module judged by suites alone.",
      "A suite runs inside the candidate's process, which can forge its report; the seal will say"
          + " so.",
      "Add cases: the judge then stands outside the process."),
  GATE_TIMEOUTS(
      "gate/timeouts",
      "A time limit for one case above the one for the whole run.",
      "It could never take effect.",
      "Raise `run` or lower `case`."),
  CASES_BAD_LINE(
      "cases/bad-line",
      "A line of a cases file that is not one JSON object with the keys of a case.",
      "A case that is read wrongly judges wrongly.",
      "Write `{\"id\": …, \"input\": …, \"expect\": …, \"covers\": […]}` on one line."),
  CASES_EXPECTATION(
      "cases/expectation",
      "A case without exactly one of `expect` and `any-of`, or with an empty `any-of`.",
      "A case must be able to fail, and to pass.",
      "Give one expected value, or list all acceptable ones."),
  CASES_DUPLICATE_ID(
      "cases/duplicate-id",
      "A case id that stands twice among the visible and held-out cases of one gate.",
      "Reports name cases by id.",
      "Rename one of them."),
  CASES_UNKNOWN_REQUIREMENT(
      "cases/unknown-requirement",
      "An id in `covers` that is not a requirement of the plan.",
      "Coverage would be counted for something that nobody asked for.",
      "Correct the id, or add the requirement."),
  CASES_NONE_HELD_OUT(
      "cases/none-held-out",
      "A module's gate with cases of which none is held out.",
      "Answers that are all visible can be hard-coded.",
      "Add `held-out` with at least a quarter of the cases."),
  CASES_HELD_OUT_SHARE(
      "cases/held-out-share",
      Severity.WARNING,
      "A gate of which less than a quarter of the cases is held out.",
      "The fewer cases are unseen, the cheaper it is to fit the visible ones.",
      "Move some cases to the `held-out` file, or write new ones there."),
  CASES_HELD_OUT_REPEATS(
      "cases/held-out-repeats",
      Severity.WARNING,
      "A held-out case with the input of a visible one.",
      "Its answer has been shown, so it counts as visible.",
      "Change its input."),
  CASES_HELD_OUT_SHOWN(
      "cases/held-out-shown",
      "A held-out file or known-good directory inside something that generators are shown.",
      "What is held out must never reach a generator.",
      "Move it out of the contracts, interfaces, support, stubs, references and visible cases."),
  CASES_NO_NEGATIVE(
      "cases/no-negative",
      "A module with cases of which none is `negative`.",
      "How a module refuses bad input is half of its contract.",
      "Add a case with bad input and mark it `\"negative\": true`."),
  CASES_TOO_MANY(
      "cases/too-many",
      "A cases file above 100,000 cases.",
      "A gate runs all of them at every turn.",
      "Keep the cases that distinguish; put sweeps into the end-to-end gate."),
  REQUIREMENT_UNCOVERED(
      "requirements/uncovered",
      "A requirement that no locked case or suite covers.",
      "What is not tested is not required.",
      "Name it in the `covers` of a case or a suite, or remove it."),
  REQUIREMENT_MODULE_UNCOVERED(
      "requirements/module-uncovered",
      "A module's requirement that neither its own gate nor a tier or end-to-end gate covers.",
      "The module could be sealed without it.",
      "Add a case to the module's gate that covers it."),
  REQUIREMENT_UNKNOWN(
      "requirements/unknown",
      "An id in a module's `requirements` that the plan does not list.",
      "Nobody could say what it asks for.",
      "Correct the id, or add it to the plan's `requirements`."),
  REQUIREMENT_UNCLAIMED(
      "requirements/unclaimed",
      Severity.WARNING,
      "A requirement that no module lists.",
      "When it fails, no module is responsible.",
      "List it in the module that must meet it."),
  TOOLCHAIN_UNKNOWN(
      "toolchain/unknown",
      "A toolchain name without paths that is not a known one.",
      "The sandbox shows only what it is told to show.",
      "Use jdk, python, gcc or node, or give `{name: …, mounts: […], path: […]}`."),
  BUDGET_OVER_RUN(
      "budget/over-run",
      "A module's ceiling above the whole run's.",
      "It could never take effect.",
      "Lower the module's, or raise the run's."),
  BUDGET_ESTIMATE(
      "budget/estimate-over-budget",
      "A module whose estimate is above its own budget.",
      "It is planned to run out.",
      "Raise the budget, lower the estimate, or split the module."),
  BUDGET_SUM(
      "budget/estimates-over-run",
      Severity.WARNING,
      "Estimates that together are above the run's budget.",
      "The run is expected to stop before it is finished.",
      "Raise the run's budget, or build less."),
  PARALLELISM_GHOSTS(
      "parallelism/ghost-progress",
      "More than eight generators for each evaluator.",
      "An evaluator keeps about two generators busy; at four times that, generators idle 77 % of"
          + " the time and dozens of submissions wait unjudged. That is ghost progress.",
      "Use two or three generators for each evaluator."),
  PARALLELISM_UNVERIFIED(
      "parallelism/unverified",
      Severity.WARNING,
      "More than three generators for each evaluator.",
      "An evaluator keeps about two generators busy (N* = E·G/V); beyond 1.5 times that, throughput"
          + " rises by less than 3 %.",
      "Use two or three generators for each evaluator."),
  PARALLELISM_IDLE(
      "parallelism/idle",
      Severity.WARNING,
      "More generators than modules that can be built at the same time.",
      "The surplus never has work.",
      "Lower `generators`, or add stubs so that fewer modules wait."),
  PARALLELISM_UNJUDGED(
      "parallelism/unjudged",
      Severity.WARNING,
      "A bound on unjudged work below the number of generators.",
      "Then some generators can never start.",
      "Raise `unjudged` to at least `generators`, better to `generators` plus twice `evaluators`."),
  TIER_OPEN(
      "tier/open",
      "A tier that lacks a module which one of its modules needs.",
      "A tier is composed of sealed modules only, so it could not be composed.",
      "Add the needed module to the tier.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  DesignRule(String id, String forbids, String why, String mend) {
    this(id, Severity.ERROR, forbids, why, mend);
  }

  DesignRule(String id, Severity severity, String forbids, String why, String mend) {
    this.terms = new Terms(id, severity, forbids, why, mend);
  }

  @Override
  public Terms terms() {
    return terms;
  }
}

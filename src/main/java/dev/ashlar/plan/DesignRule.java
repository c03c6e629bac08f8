package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about how a plan is cut: its modules and who needs whom, the files it names, the paths
/// each module owns, its tiers, and whether the work is worth the cut.
public enum DesignRule implements Rule {
  TOO_MANY_FILES(
      "plan/too-many-files",
      Principle.WHOLE,
      "A plan directory with more files or bytes than the limits.",
      "The number and the bytes of all files below the plan (20,000 files, 256 MiB).",
      "The whole directory is held in memory and frozen by digest.",
      "Check that the directory is the plan's own; keep bulk data elsewhere."),
  MODULES_MAX(
      "plan/too-many-modules",
      Principle.BOUNDARY,
      "More than 40 modules.",
      "The number of entries in `modules`.",
      "If the modules cannot be listed on one screen, the decomposition is wrong.",
      "Merge modules that always change together, or build the artifact in two plans."),
  DUPLICATE_NAME(
      "plan/duplicate-name",
      Principle.BOUNDARY,
      "Two modules, two tiers or two suites of one gate with the same name.",
      "The names of all modules, all tiers, all toolchains, and the suites of each gate.",
      "Everything in a run is keyed by these names.",
      "Rename one of them."),
  UNKNOWN_MODULE(
      "plan/unknown-module",
      Principle.BOUNDARY,
      "A name in `needs` or in a tier that no module has.",
      "Each name in `needs` and in the `modules` of tiers, beside the names of the modules.",
      "Nothing could be laid in its place.",
      "Correct the name, or add the module."),
  CYCLE(
      "plan/cycle",
      Principle.BOUNDARY,
      "Modules that need each other in a circle.",
      "The graph that all `needs` make.",
      "None of them could be specified before the others; they are one module in several pieces.",
      "Merge them, or move what they share into a module that both need."),
  NOTHING_PARALLEL(
      "plan/nothing-parallel",
      Principle.BOUNDARY,
      "A plan in which no two modules can be built at the same time.",
      "The largest set of modules none of which waits for another; a module waits for what it"
          + " needs, directly or not, if that has no `stub`.",
      "Then a team only adds coordination; a single agent with the same locked tests is faster"
          + " and cheaper.",
      "Give modules that others need a `stub`, split the work otherwise, or use a single agent."),
  MISSING_FILE(
      "plan/missing-file",
      Principle.WHOLE,
      "A file that the plan names and that is not there.",
      "Each file that `ashlar.yaml` names, beside the files of the directory.",
      "A frozen plan must be whole.",
      "Create the file, or correct the path."),
  MISSING_DIRECTORY(
      "plan/missing-directory",
      Principle.WHOLE,
      "A directory that the plan names and that is not there or holds no file.",
      "Each directory that `ashlar.yaml` names, beside the files of the directory.",
      "A frozen plan must be whole.",
      "Put the files there, or correct the path, or leave the key out."),
  EMPTY_FILE(
      "plan/empty-file",
      Principle.WHOLE,
      "A named file without content.",
      "The content of each file that `ashlar.yaml` names; blanks are none.",
      "It would be handed to an agent, or judge one, and say nothing.",
      "Write it, or stop naming it."),
  LAYERS_CLASH(
      "plan/layers-clash",
      Principle.OWN_FILES,
      "Two layers of one tree that hold the same path, or a file where the other has a directory.",
      "The paths of all interfaces and of the support of each gate, as they are laid over one"
          + " root.",
      "Whose bytes a gate would judge must never depend on an order of copying.",
      "Move one of the two files; see \"One tree, laid in layers\" in docs/plan-format.md."),
  NO_SOURCE_OF_TRUTH(
      "plan/no-source-of-truth",
      Severity.WARNING,
      Principle.TESTABLE,
      "An artifact without a single reference.",
      "The `references` of the artifact and of all modules.",
      "Without a specification, grammar or golden data, tests and code share their author's"
          + " misunderstandings.",
      "Name the specification, grammar or golden data in `references`."),
  BAD_GLOB(
      "owns/bad-glob",
      Principle.OWN_FILES,
      "A pattern in `owns` that is not a plain relative glob.",
      "Each pattern in `owns`.",
      "What a submission may contain must be beyond doubt.",
      "Write a pattern such as `src/lexer/**`; only `?`, `*` and `**` are special."),
  OWNS_OVERLAP(
      "owns/overlap",
      Principle.OWN_FILES,
      "Two modules that may both own one path.",
      "For each two modules, whether a path exists that patterns of both select, whether or not"
          + " there is such a file.",
      "Two generators would write the same file, and no gate could say whose it is.",
      "Narrow one of the patterns."),
  OWNS_LOCKED(
      "owns/locked-path",
      Principle.OWN_FILES,
      "A pattern in `owns` that selects a file of an interface or of a gate's support.",
      "Each pattern in `owns`, beside the files of all interfaces and of the support of all gates.",
      "Those files are locked; a submission must not be able to replace them.",
      "Narrow the pattern, or move the locked file out of its reach."),
  OWNS_NOTHING(
      "owns/nothing",
      Severity.WARNING,
      Principle.OWN_FILES,
      "A pattern in `owns` that selects no file of the module's stub.",
      "Each pattern in `owns`, beside the files of the stub.",
      "Often a slip: the stub shows where the module's files will stand.",
      "Correct the pattern, or put a file there into the stub."),
  STUB_OUTSIDE(
      "owns/stub-outside",
      Principle.OWN_FILES,
      "A stub file that the module's `owns` does not select.",
      "The files of the stub, beside the patterns in `owns`.",
      "The implementation that replaces the stub could not replace that file.",
      "Widen `owns`, or move the file; what must stay is an interface file."),
  KNOWN_GOOD_OUTSIDE(
      "owns/known-good-outside",
      Principle.OWN_FILES,
      "A known-good file that the module's `owns` does not select.",
      "The files of the known-good directory, beside the patterns in `owns`.",
      "It would never reach the gate, so it would not show that the tests can pass.",
      "Widen `owns`, or move the file."),
  NO_STUB(
      "plan/no-stub",
      Severity.WARNING,
      Principle.TESTABLE,
      "A module without `stub` that other modules need.",
      "The modules without `stub`, and who needs them, directly or not.",
      "Its dependents must wait until it is sealed, and its tests cannot be shown to fail first.",
      "Add the smallest directory that compiles and does nothing."),
  TOOLCHAIN_UNKNOWN(
      "toolchain/unknown",
      Principle.WHOLE,
      "A toolchain name without paths that is not a known one.",
      "The names in `toolchains`.",
      "The sandbox shows only what it is told to show.",
      "Use jdk, python, gcc or node, or give `{name: …, mounts: […], path: […]}`."),
  TIER_OPEN(
      "tier/open",
      Principle.COMPOSED,
      "A tier that lacks a module which one of its modules needs.",
      "The `modules` of each tier, beside all that they need, directly or not.",
      "A tier is composed of sealed modules only, so it could not be composed.",
      "Add the needed module to the tier."),
  NO_TIER(
      "plan/no-tier",
      Severity.WARNING,
      Principle.COMPOSED,
      "Four or more modules without a tier.",
      "The number of modules, and whether there is an entry in `tiers`.",
      "Then they first meet end to end, and what fails there could be the fault of any two of"
          + " them.",
      "Compose two or three modules that belong together in a tier, with cases that need all of"
          + " them."),
  WORK_TOO_SMALL(
      "work/too-small",
      Severity.WARNING,
      Principle.REPAYS,
      "A module of one turn, or of fewer tokens than its brief takes to read.",
      "The `estimate` of each module: its turns, and its tokens beside the bytes it is given to"
          + " read (contract pages, references and visible cases), at four bytes a token.",
      "Whoever judges it needs a turn too and reads the same brief, so coordinating it costs as"
          + " much as writing it.",
      "Merge it into the module that uses it, or correct the estimate."),
  WORK_NOT_WORTH_IT(
      "work/not-worth-it",
      Principle.REPAYS,
      "A plan of which more than half of the modules are too small.",
      "The same as work/too-small, counted over all modules.",
      "The coordination costs more than the work; a single agent with the same locked tests is"
          + " faster and cheaper.",
      "Merge small modules, or give the locked tests to a single agent; correct the estimates"
          + " if they are wrong.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  DesignRule(
      String id, Principle serves, String forbids, String evidence, String why, String mend) {
    this(id, Severity.ERROR, serves, forbids, evidence, why, mend);
  }

  DesignRule(
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

package dev.ashlar.codec;

import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.DesignRule;
import java.util.Optional;

/// Reads a whole plan directory and reports everything that is wrong with it at once.
///
/// First YAML, then the published schema, then the rules that look across values and files. Each
/// stage works on what the one before could understand, so a later stage is silent only about what
/// cannot be known. Nothing is run: whether tests can fail is shown later, in the sandbox.
public final class PlanReader {
  private PlanReader() {}

  /// The plan in `files`, or everything that stands in its way.
  public static Reading read(PlanFiles files) {
    var problems = new Problems();
    size(files, problems);
    AuthorsFile.check(files, problems);
    Optional<Draft> draft = PlanYaml.read(files, problems).map(Draft::new);
    draft.ifPresent(d -> check(d, files, problems));
    return draft.isPresent() && !problems.hasErrors()
        ? new Reading.Admissible(new PlanBuilding(draft.get()).plan(), problems.inOrder())
        : new Reading.Refused(problems.inOrder());
  }

  private static void check(Draft draft, PlanFiles files, Problems problems) {
    PlanSchema.check(draft.tree(), problems);
    if (!(draft.tree() instanceof Json.Mapping)) {
      return;
    }
    new GraphRules(draft, problems).check();
    new FileRules(draft, files, problems).check();
    new OwnershipRules(draft, files, problems).check();
    new ContractRules(draft, files, problems).check();
    new GateRules(draft, files, problems).check();
    new SuiteRules(draft, files, problems).check();
    new ContradictionRules(draft, files, problems).check();
    new WorkRules(draft, files, problems).check();
    new BudgetRules(draft, problems).check();
    new RoleRules(draft, problems).check();
  }

  private static void size(PlanFiles files, Problems problems) {
    long bytes = files.files().values().stream().mapToLong(file -> file.length).sum();
    if (files.files().size() > Bounds.PLAN_FILES_MAX || bytes > Bounds.PLAN_BYTES_MAX) {
      problems.add(
          DesignRule.TOO_MANY_FILES,
          Problems.WHOLE_FILE,
          "the plan's directory holds "
              + files.files().size()
              + " files and "
              + bytes
              + " bytes, above the limits of "
              + Bounds.PLAN_FILES_MAX
              + " and "
              + Bounds.PLAN_BYTES_MAX);
    }
  }
}

package dev.ashlar.cli;

import dev.ashlar.architect.Planning;
import dev.ashlar.harness.PlanningBook;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says at which desk a worker is served: the run's, or that of the plan which is being made here.
final class DeskFinder {
  private static final Pattern OF_PLANNING =
      Pattern.compile("generate-(facts|plan|tests)-v\\d+-a\\d+-t\\d+");

  private final Path directory;

  DeskFinder(Path directory) {
    this.directory = directory;
  }

  /// The desk for somebody who plays that role.
  ///
  /// @throws Complaint when there is none, or no telling which
  RunDirectory forRole(String role, RunChoice choice) throws IOException {
    return WorkRole.plans(role)
        ? planning(goal(role)).orElseThrow(this::none)
        : new RunFinder(directory).find(choice);
  }

  /// The desk for somebody who holds that order.
  ///
  /// @throws Complaint when there is none, or no telling which
  RunDirectory forOrder(String order, RunChoice choice) throws IOException {
    var planning =
        OF_PLANNING.matcher(order).matches() && choice.id().isEmpty()
            ? planning(goal(order))
            : Optional.<RunDirectory>empty();
    return planning.isPresent() ? planning.get() : new RunFinder(directory).find(choice);
  }

  /// What somebody works for who names that role or that order.
  private static Planning.Goal goal(String word) {
    return word.equals("reader") || word.startsWith("generate-facts")
        ? Planning.Goal.FACTS
        : Planning.Goal.PLAN;
  }

  /// The planning that is current here.
  private Optional<RunDirectory> planning(Planning.Goal goal) throws IOException {
    return new PlanningFinder(directory, goal).current().map(PlanningBook::desk);
  }

  private Complaint none() {
    return Complaint.usage("no plan is being made and no brief read in " + directory)
        .hint(
            "`ashlar plan BRIEF` has a plan made, `ashlar assess BRIEF --agent attached` a brief"
                + " read")
        .hint("name the directory where it was called with `-C DIR`");
  }
}

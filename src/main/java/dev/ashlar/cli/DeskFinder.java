package dev.ashlar.cli;

import dev.ashlar.harness.PlanningBook;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says at which desk a worker is served: the run's, or that of the plan which is being made here.
final class DeskFinder {
  private static final Pattern OF_PLANNING =
      Pattern.compile("generate-(plan|tests)-v\\d+-a\\d+-t\\d+");

  private final Path directory;

  DeskFinder(Path directory) {
    this.directory = directory;
  }

  /// The desk for somebody who plays that role.
  ///
  /// @throws Complaint when there is none, or no telling which
  RunDirectory forRole(String role, RunChoice choice) throws IOException {
    return WorkRole.plans(role)
        ? planning().orElseThrow(this::none)
        : new RunFinder(directory).find(choice);
  }

  /// The desk for somebody who holds that order.
  ///
  /// @throws Complaint when there is none, or no telling which
  RunDirectory forOrder(String order, RunChoice choice) throws IOException {
    var planning =
        OF_PLANNING.matcher(order).matches() && choice.id().isEmpty()
            ? planning()
            : Optional.<RunDirectory>empty();
    return planning.isPresent() ? planning.get() : new RunFinder(directory).find(choice);
  }

  /// The planning that is current here.
  private Optional<RunDirectory> planning() throws IOException {
    return new PlanningFinder(directory).current().map(PlanningBook::desk);
  }

  private Complaint none() {
    return Complaint.usage("no plan is being made in " + directory)
        .hint("`ashlar plan BRIEF` begins one")
        .hint("name the directory where it was called with `-C DIR`");
  }
}

package dev.ashlar.cli;

import dev.ashlar.architect.Planning;
import dev.ashlar.plan.Nearest;
import dev.ashlar.workspace.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Says which run a verb acts on: the one that `--run` names, else the one that `.ashlar/current`
/// names, else the only one.
final class RunFinder {
  private static final String PLAN = "ashlar.yaml";

  private final Path plan;

  RunFinder(Path planDirectory) {
    this.plan = planDirectory;
  }

  /// The run to act on.
  ///
  /// @throws Complaint when there is none, or no telling which
  RunDirectory find(RunChoice choice) throws IOException {
    var runs = runs();
    var id = choice.id().isPresent() ? choice.id() : current();
    if (id.isPresent()) {
      return named(id.get(), runs);
    }
    return switch (runs.size()) {
      case 0 -> throw none();
      case 1 -> RunDirectory.of(plan, runs.getFirst());
      default ->
          throw Complaint.usage("there are " + runs.size() + " runs here and none is current")
              .hint("say which with `--run ID`: " + String.join(", ", runs));
    };
  }

  private RunDirectory named(String id, List<String> runs) throws IOException {
    if (runs.contains(id)) {
      return RunDirectory.of(plan, id);
    }
    if (runs.isEmpty()) {
      throw none();
    }
    throw Complaint.usage("there is no run `" + id + "` here")
        .hint(Nearest.hint(id, runs, "the runs here are: " + String.join(", ", runs)));
  }

  private Complaint none() throws IOException {
    if (!Files.isDirectory(plan)) {
      return Complaint.usage(plan + " is no directory")
          .hint("name the directory that holds " + PLAN + " with `-C DIR`");
    }
    if (Files.exists(plan.resolve(PLAN))) {
      return Complaint.usage("this plan was never run: " + plan).hint("`ashlar run` starts a run");
    }
    var above = planAbove();
    var complaint = planned(Complaint.usage("there is no plan and no run in " + plan));
    return above.isPresent()
        ? complaint.hint("a plan lies above: add `-C " + Shell.word(above.get()) + "`")
        : complaint.hint("name the directory that holds " + PLAN + " with `-C DIR`");
  }

  /// With what lies here of plans that are being made, and of briefs that were read.
  private Complaint planned(Complaint complaint) throws IOException {
    var planning = new PlanningFinder(plan, Planning.Goal.PLAN).current();
    if (planning.isPresent()) {
      var done = planning.get().laidOut();
      return complaint.hint(
          done.isPresent()
              ? "the plan that was made here is in " + done.get() + ": add `-C DIR`"
              : "a planning lies here: `ashlar plan` goes on with it, or says how it ended");
    }
    var reading = new PlanningFinder(plan, Planning.Goal.FACTS).current();
    return reading.isPresent()
        ? complaint.hint("a reading of a brief lies here: `ashlar assess BRIEF` says what to do")
        : complaint;
  }

  private Optional<Path> planAbove() {
    for (var up = plan.getParent(); up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(PLAN))) {
        return Optional.of(up);
      }
    }
    return Optional.empty();
  }

  private Optional<String> current() throws IOException {
    var file = RunDirectory.current(plan);
    return Files.exists(file)
        ? Optional.of(Files.readString(file).strip()).filter(id -> !id.isEmpty())
        : Optional.empty();
  }

  /// The ids of all runs here that have a journal, in order.
  private List<String> runs() throws IOException {
    var directory = RunDirectory.runs(plan);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var entries = Files.list(directory)) {
      return entries
          .filter(entry -> Files.exists(new RunDirectory(entry).journal()))
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted()
          .toList();
    }
  }
}

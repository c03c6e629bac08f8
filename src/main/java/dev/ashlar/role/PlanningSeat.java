package dev.ashlar.role;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Assignment;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.workspace.Taking;
import dev.ashlar.workspace.Tree;
import dev.ashlar.workspace.TreeLimits;
import dev.ashlar.workspace.Workspace;
import dev.ashlar.workspace.WorkspaceKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The orchestrator's seat while a plan is written: has a planner write the plan and a tester its
/// tests, each in a workspace of its own, and takes in what they left there.
public final class PlanningSeat {
  /// A plan is text that a person reads.
  public static final TreeLimits LIMITS =
      TreeLimits.SUBMISSION.withEntries(4_000).withBytes(32L << 20, 4L << 20);

  private static final Duration ALLOWANCE = Duration.ofHours(2);

  private final WorkspaceKeeper keeper;

  public PlanningSeat(WorkspaceKeeper keeper) {
    this.keeper = keeper;
  }

  /// What a turn left, and what of it may not be there.
  public record Left(Tree tree, List<Finding> objections) {
    public Left {
      objections = List.copyOf(objections);
    }
  }

  /// What came of a turn: the reply, the brief it answers and, if something was handed in, what.
  public record Answered(AgentReply reply, String brief, Optional<Left> left) {}

  /// One turn, from order to what was left.
  public Answered turn(PlanningOrder order, Cast cast) throws IOException, InterruptedException {
    var workspace = workspace(order);
    var lease = cast.seat().lease();
    var places =
        new PlanningBriefs.Places(
            workspace.work(), workspace.given(), hasFiles(workspace.work()), ALLOWANCE, lease);
    var brief = PlanningBriefs.of(order, places);
    var reply =
        cast.agent()
            .ask(
                new Assignment(
                    order.owed().key(),
                    Role.ORCHESTRATOR,
                    brief,
                    new Assignment.Reach(
                        workspace.work(),
                        Optional.of(workspace.given()),
                        List.copyOf(order.owns())),
                    order.owed().reserve(),
                    ALLOWANCE,
                    lease,
                    order.owed().holder(),
                    Set.of()));
    return new Answered(
        reply,
        brief,
        reply instanceof AgentReply.HandedIn
            ? Optional.of(left(order, workspace))
            : Optional.empty());
  }

  /// What lies in the workspace of that order now, for a trial by its own author.
  public Left glance(PlanningOrder order) throws IOException, InterruptedException {
    return left(order, workspace(order));
  }

  private static boolean hasFiles(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findAny().isPresent();
    }
  }

  private Workspace workspace(PlanningOrder order) throws IOException, InterruptedException {
    OrderKey key = order.owed().key();
    var name = key.subject().text();
    var found = keeper.find(name, key.version(), key.attempt(), order.material());
    return found.isPresent()
        ? found.get()
        : keeper.create(name, key.version(), key.attempt(), order.material(), order.start());
  }

  private Left left(PlanningOrder order, Workspace workspace)
      throws IOException, InterruptedException {
    return switch (keeper.take(workspace, order.owns(), LIMITS)) {
      case Taking.Lost(var reason) -> throw new IOException(reason);
      case Taking.Taken taken -> new Left(taken.owned(), objections(order, taken));
    };
  }

  private static List<Finding> objections(PlanningOrder order, Taking.Taken taken) {
    var all = new ArrayList<Finding>();
    taken.problems().forEach(problem -> all.add(new Finding(problem.path(), problem.what())));
    taken.strays().forEach(path -> all.add(new Finding(path, "is none of your files; remove it")));
    taken
        .givenEdits()
        .forEach(path ->
            all.add(new Finding("given/" + path, "is only to be read; it is restored, leave it")));
    if (taken.owned().isEmpty()) {
      all.add(new Finding(order.owed().key().slug(), "nothing was written"));
    }
    return all;
  }
}

package dev.ashlar.role;

import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.workspace.Tree;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One turn of a planning, with all that its author is given: what it starts from, what it may
/// read, and the turn's number of so many.
///
/// `files` are the paths that a reader or a tester may write; a planner may write everything but
/// those that its own draft names for tests.
public record PlanningOrder(
    PlanningOwed.Turn owed,
    long turn,
    int turns,
    String brief,
    List<String> toolchains,
    SortedSet<String> files,
    Tree material,
    Tree start) {
  public PlanningOrder {
    toolchains = List.copyOf(toolchains);
    files = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(files));
  }

  /// The globs of what may be written.
  Collection<String> owns() {
    return switch (owed.part()) {
      case PLAN -> List.of("**");
      case FACTS, TESTS -> files;
    };
  }
}

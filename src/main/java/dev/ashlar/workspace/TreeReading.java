package dev.ashlar.workspace;

import java.util.List;

/// What reading a directory found: the files a tree may have, everything that may not be in a tree,
/// and the paths that were there but not asked for (a directory ends with `/` and was not entered).
public record TreeReading(Tree tree, List<TreeProblem> problems, List<String> strays) {
  public TreeReading {
    problems = List.copyOf(problems);
    strays = List.copyOf(strays);
  }

  /// Whether all that was asked for is in the tree.
  public boolean sound() {
    return problems.isEmpty();
  }
}

package dev.ashlar.workspace;

import java.util.List;

/// What came of taking a module's files out of a workspace.
public sealed interface Taking {
  /// The directory was there and was read. `owned` is all of the module's files that a tree may
  /// have; a submission is to be refused while there are `problems`. `strays` are paths outside
  /// what the module owns, which go nowhere; `givenEdits` are paths of the given material that are
  /// no longer as given.
  record Taken(Tree owned, List<TreeProblem> problems, List<String> strays, List<String> givenEdits)
      implements Taking {
    public Taken {
      problems = List.copyOf(problems);
      strays = List.copyOf(strays);
      givenEdits = List.copyOf(givenEdits);
    }
  }

  /// The directory itself is gone or is another one: nothing can be said about the submission, and
  /// nobody is to blame for it.
  record Lost(String reason) implements Taking {}
}

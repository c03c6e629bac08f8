package dev.ashlar.workspace;

import java.nio.file.Path;

/// What came of exporting a history.
public sealed interface Exporting {
  /// The branch is there and ends at `tip`; `added` commits are new in it, possibly none.
  record Exported(Path repository, String branch, ObjectId tip, int added) implements Exporting {}

  /// Nothing was changed.
  record Refused(String reason, String hint) implements Exporting {
    /// Reason and hint for people.
    public String message() {
      return reason + "; " + hint;
    }
  }
}

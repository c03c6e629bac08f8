package dev.ashlar.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What looking at every byte of a store came to.
public record StoreReport(int objects, int seals, List<Finding> findings) {
  public StoreReport {
    findings = List.copyOf(findings);
  }

  /// Whether everything is as it was sealed.
  public boolean sound() {
    return findings.isEmpty();
  }

  /// One thing that is not: the file, the seals that depend on it (none when nothing sealed does),
  /// and what is wrong.
  public record Finding(Path file, Set<String> seals, String what) {
    public Finding {
      seals = Set.copyOf(seals);
    }

    /// One sentence for people.
    public String message() {
      var concerned =
          seals.isEmpty() ? "" : " (" + String.join(", ", seals.stream().sorted().toList()) + ")";
      return file + concerned + ": " + what;
    }
  }
}

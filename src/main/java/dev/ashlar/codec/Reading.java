package dev.ashlar.codec;

import dev.ashlar.plan.Plan;
import dev.ashlar.plan.Problem;
import java.util.List;

/// What came of reading a plan directory: a plan that may be frozen, or everything that stands in
/// its way.
public sealed interface Reading {
  /// Every problem found, in order: of an admissible plan these are warnings, of a refused one
  /// errors and warnings.
  List<Problem> problems();

  /// No rule refuses the plan. Whether its tests can fail is still to be shown in the sandbox.
  record Admissible(Plan plan, List<Problem> problems) implements Reading {
    public Admissible {
      problems = List.copyOf(problems);
    }
  }

  /// At least one rule refuses the plan.
  record Refused(List<Problem> problems) implements Reading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}

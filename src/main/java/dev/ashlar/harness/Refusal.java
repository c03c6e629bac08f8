package dev.ashlar.harness;

import dev.ashlar.plan.Problem;
import java.util.List;

/// Why a run is not begun or continued, with what to do about it.
public sealed interface Refusal {
  /// The plan is wrong, or its tests do not qualify.
  record BadPlan(List<Problem> problems) implements Refusal {
    public BadPlan {
      problems = List.copyOf(problems);
    }
  }

  /// A pre-condition of this machine does not hold: isolation, a toolchain, another process.
  /// `fixes` say what to do.
  record NotHere(String reason, List<String> fixes) implements Refusal {
    public NotHere {
      fixes = List.copyOf(fixes);
    }
  }

  /// The record of the run is damaged.
  record Damaged(String what) implements Refusal {}
}

package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import java.util.List;
import java.util.Optional;

/// What the gate's own run said. `detail` names the full report in the store; `isolation` the
/// sandbox that was in force.
public sealed interface GateReport {

  /// Every case and suite passed, twice, in fresh sandboxes.
  record Green(Digest detail, int passed, int total, String isolation) implements GateReport {}

  /// Something failed. `requirements` are the ids that the failing cases cover.
  record Red(
      Digest detail,
      int passed,
      int total,
      Defect defect,
      Findings findings,
      List<String> requirements,
      String isolation)
      implements GateReport {
    public Red {
      requirements = List.copyOf(requirements);
    }
  }

  /// The gate itself could not be run: never the generator's fault.
  record Broken(String reason) implements GateReport {
    public Broken {
      reason = Limits.cut(reason, Limits.FINDING_CHARS_MAX);
    }
  }

  /// The report as it counts under a threshold below 100 %.
  default Optional<Green> greenAt(int thresholdPercent) {
    return switch (this) {
      case Green green -> Optional.of(green);
      case Red red
          when red.total() > 0
              && red.passed() * 100L >= (long) thresholdPercent * red.total()
              && (red.defect() == Defect.WRONG_ANSWER
                  || red.defect() == Defect.FITTED_TO_VISIBLE) ->
          Optional.of(new Green(red.detail(), red.passed(), red.total(), red.isolation()));
      case Red _, Broken _ -> Optional.empty();
    };
  }
}

package dev.ashlar.codec;

import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Problem.Severity;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// The problems found so far, each reported once. Order: `ashlar.yaml` first, then file by file,
/// top to bottom.
final class Problems {
  static final String PLAN = "ashlar.yaml";
  static final Spot WHOLE_FILE = new Spot(0, 0);

  private static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem p) -> !p.file().equals(PLAN))
          .thenComparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::rule)
          .thenComparing(Problem::message);

  private final LinkedHashSet<Problem> found = new LinkedHashSet<>();

  /// A problem in `ashlar.yaml`, with the rule's own hint.
  void add(Rule rule, Spot spot, String message) {
    add(rule, PLAN, spot, message, rule.terms().mend());
  }

  /// A problem in `ashlar.yaml`, with a hint of its own.
  void add(Rule rule, Spot spot, String message, String hint) {
    add(rule, PLAN, spot, message, hint);
  }

  /// A problem in any file.
  void add(Rule rule, String file, Spot spot, String message, String hint) {
    found.add(
        new Problem(file, spot.line(), spot.column(), rule.id(), rule.severity(), message, hint));
  }

  void addAll(List<Problem> others) {
    found.addAll(others);
  }

  /// Whether something in `ashlar.yaml` was told at this very place.
  boolean toldAt(Spot spot) {
    return found.stream()
        .anyMatch(problem ->
            problem.file().equals(PLAN)
                && problem.line() == spot.line()
                && problem.column() == spot.column());
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /// All of them in order, at most `Bounds.PROBLEMS_MAX`, errors kept before warnings where there
  /// are more.
  List<Problem> inOrder() {
    List<Problem> sorted = found.stream().sorted(ORDER).toList();
    if (sorted.size() <= Bounds.PROBLEMS_MAX) {
      return sorted;
    }
    var kept = new ArrayList<>(sorted);
    kept.sort(Comparator.comparing(Problem::severity));
    return kept.stream().limit(Bounds.PROBLEMS_MAX).sorted(ORDER).toList();
  }
}

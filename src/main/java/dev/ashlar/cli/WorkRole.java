package dev.ashlar.cli;

import dev.ashlar.plan.Nearest;
import java.util.List;
import java.util.stream.Stream;

/// What a worker may be: a role of a run, or one that is there while a plan is made.
final class WorkRole {
  private static final List<String> OF_RUNS = List.of("generator", "evaluator", "integrator");
  private static final List<String> OF_PLANNINGS = List.of("reader", "planner", "tester");

  private WorkRole() {}

  /// Whether it works on a plan that is being made.
  static boolean plans(String role) {
    return OF_PLANNINGS.contains(role);
  }

  /// @throws Complaint if there is no such role
  static void check(String role) {
    if (!OF_RUNS.contains(role) && !plans(role)) {
      var words = "generator, evaluator or integrator, or reader, planner or tester before a run";
      throw Complaint.usage("--role takes " + words + ", not `" + role + "`")
          .hint(
              Nearest.hint(
                  role,
                  Stream.concat(OF_RUNS.stream(), OF_PLANNINGS.stream()).toList(),
                  "the order's brief says which you are"));
    }
  }
}

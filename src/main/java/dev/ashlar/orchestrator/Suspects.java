package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The pairs of modules that a red composition may be blamed on: a user and what it uses, those
/// touching the failing cases' requirements first.
///
/// This narrows, it does not convict: a person decides.
final class Suspects {
  private static final int PAIRS_MAX = 6;

  private Suspects() {}

  static List<Attribution> pairs(Plan plan, List<ModuleName> members, GateReport.Red report) {
    var ranked = new ArrayList<Ranked>();
    for (var module : plan.modules()) {
      for (var need : module.needs()) {
        if (members.contains(module.name()) && members.contains(need)) {
          ranked.add(rank(plan, module.name(), need, report.requirements()));
        }
      }
    }
    return ranked.stream()
        .sorted(Comparator.comparingInt((Ranked r) -> -r.touched()))
        .limit(PAIRS_MAX)
        .map(Ranked::pair)
        .toList();
  }

  private static Ranked rank(Plan plan, ModuleName user, ModuleName used, List<String> failing) {
    var touched =
        failing.stream()
            .filter(id ->
                plan.module(user).requirements().contains(id)
                    || plan.module(used).requirements().contains(id))
            .toList();
    var reason =
        touched.isEmpty()
            ? user + " uses " + used + "; no failing case names a requirement of either"
            : user + " uses " + used + "; failing cases cover " + String.join(", ", touched);
    return new Ranked(new Attribution(user, used, reason), touched.size());
  }

  private record Ranked(Attribution pair, int touched) {}
}

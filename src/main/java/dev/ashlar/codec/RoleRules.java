package dev.ashlar.codec;

import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.plan.SpendingRule;
import dev.ashlar.report.Lineage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules about who is seated where, and how soon silence is noticed.
final class RoleRules {
  private static final List<String> SEATS = List.of("generator", "evaluator", "integrator");

  /// Ways to reach an agent; they do not say whose it is.
  private static final Set<String> ANYBODY = Set.of("attached", "scripted", "recorded");

  private static final String ATTACHED = "attached";

  private final Draft draft;
  private final Problems problems;
  private final Json roles;

  RoleRules(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.roles = draft.tree().below("roles");
  }

  void check() {
    lineage("", roles.below("generator"), roles.below("evaluator"));
    draft.tree().below("modules").items().forEach(this::lineage);
    draft
        .budget()
        .wallClockSeconds()
        .ifPresent(seconds -> SEATS.forEach(seat -> lease(seat, Duration.ofSeconds(seconds))));
  }

  /// A module that seats one of the two itself: the other is the plan's.
  private void lineage(Json module) {
    var own = module.get("agents");
    if (own.isPresent()) {
      String name = Draft.textOf(module, "name").map(Scalar::literal).orElse("a module");
      lineage(
          " of " + name,
          own.get().get("generator").orElse(roles.below("generator")),
          own.get().get("evaluator").orElse(roles.below("evaluator")));
    }
  }

  private void lineage(String of, Json generator, Json evaluator) {
    Optional<Scalar> agent = Draft.textOf(evaluator, "agent");
    if (agent.isPresent()
        && !ANYBODY.contains(agent.get().literal())
        && told(generator).equals(told(evaluator))) {
      problems.add(
          SpendingRule.SAME_LINEAGE, agent.get().spot(), Lineage.both(of, told(evaluator)));
    }
  }

  private static String told(Json seat) {
    return Draft.textOf(seat, "agent").map(Scalar::literal).orElse("")
        + Draft.textOf(seat, "model").map(model -> " with " + model.literal()).orElse("");
  }

  /// Scripted and recorded agents are never silent.
  private void lease(String name, Duration run) {
    Json seat = roles.below(name);
    Optional<Scalar> agent = Draft.textOf(seat, "agent");
    boolean waits =
        agent
            .filter(a -> a.literal().equals(ATTACHED) || !ANYBODY.contains(a.literal()))
            .isPresent();
    Optional<Duration> written = Draft.amount(seat, "lease", Amounts::duration);
    boolean malformed = seat.get("lease").isPresent() && written.isEmpty();
    Duration lease = written.orElse(PlanBuilding.LEASE);
    if (waits && !malformed && lease.compareTo(run) >= 0) {
      problems.add(
          SpendingRule.LEASE_OVER_RUN,
          seat.get("lease").map(Json::spot).orElse(seat.spot()),
          "the "
              + name
              + " may be silent for "
              + Amounts.told(lease)
              + (written.isEmpty() ? " (by default)" : "")
              + ", and the run may take "
              + Amounts.told(run));
    }
  }
}

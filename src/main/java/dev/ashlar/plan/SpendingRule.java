package dev.ashlar.plan;

import dev.ashlar.plan.Problem.Severity;

/// Rules about budgets, about how much may happen at once, and about who is seated where.
public enum SpendingRule implements Rule {
  BUDGET_OVER_RUN(
      "budget/over-run",
      Principle.BUDGETS,
      "A module's ceiling above the whole run's.",
      "The `tokens`, `usd`, `turns` and `wall-clock` of each module, beside those of the run.",
      "It could never take effect.",
      "Lower the module's, or raise the run's."),
  BUDGET_ESTIMATE(
      "budget/estimate-over-budget",
      Principle.BUDGETS,
      "A module whose estimate is above its own budget.",
      "The `estimate` of each module, beside its `budget`.",
      "It is planned to run out.",
      "Raise the budget, lower the estimate, or split the module."),
  BUDGET_SUM(
      "budget/estimates-over-run",
      Severity.WARNING,
      Principle.BUDGETS,
      "Estimates that together are above the run's budget.",
      "The sum of all estimates, and one judgment a module, beside the run's `tokens` and `turns`.",
      "The run is expected to stop before it is finished.",
      "Raise the run's budget, or build less."),
  PARALLELISM_GHOSTS(
      "parallelism/ghost-progress",
      Principle.BOUNDED,
      "More than eight generators for each evaluator.",
      "The `generators` and `evaluators` of `parallelism`.",
      "An evaluator keeps about two generators busy; at four times that, generators idle 77 %"
          + " of the time and dozens of submissions wait unjudged. That is ghost progress.",
      "Use two or three generators for each evaluator."),
  PARALLELISM_UNVERIFIED(
      "parallelism/unverified",
      Severity.WARNING,
      Principle.BOUNDED,
      "More than three generators for each evaluator.",
      "The `generators` and `evaluators` of `parallelism`.",
      "An evaluator keeps about two generators busy (N* = E·G/V); beyond 1.5 times that,"
          + " throughput rises by less than 3 %.",
      "Use two or three generators for each evaluator."),
  PARALLELISM_IDLE(
      "parallelism/idle",
      Severity.WARNING,
      Principle.BOUNDED,
      "More generators than modules that can be built at the same time.",
      "`generators`, beside the largest set of modules none of which waits for another.",
      "The surplus never has work.",
      "Lower `generators`, or add stubs so that fewer modules wait."),
  PARALLELISM_UNJUDGED(
      "parallelism/unjudged",
      Severity.WARNING,
      Principle.BOUNDED,
      "A bound on unjudged work below the number of generators.",
      "`unjudged`, beside `generators`, written or by default.",
      "Then some generators can never start.",
      "Raise `unjudged` to at least `generators`, better to `generators` plus twice `evaluators`."),
  BUDGET_UNBOUNDED(
      "budget/unbounded",
      Severity.WARNING,
      Principle.BUDGETS,
      "A run without a ceiling for turns, tokens or money.",
      "Whether the run's `budget` has one of `turns`, `tokens` and `usd`.",
      "Its time alone bounds what it spends, and several agents spend at once.",
      "Add `turns`, `tokens` or `usd` to the `budget` of the run."),
  BUDGET_NO_PERSON(
      "budget/no-person",
      Principle.AMENDABLE,
      "An `on-exhausted` that does not end with `person`.",
      "The last word of each `on-exhausted`.",
      "When no attempt came to a seal, only a person can amend the contract; a plan that leaves"
          + " none of that cannot be amended.",
      "End it with `person`, as in `[fresh, person]`."),
  BUDGET_ATTEMPTS_IDLE(
      "budget/attempts-idle",
      Severity.WARNING,
      Principle.AMENDABLE,
      "`fresh` where only one attempt is allowed, or several attempts without `fresh`.",
      "The `attempts` and `on-exhausted` of each module, where both are written.",
      "One of the two can never take effect.",
      "Raise `attempts` or remove `fresh`; or add `fresh`, or write `attempts: 1`."),
  PARALLELISM_ONE(
      "parallelism/one-generator",
      Severity.WARNING,
      Principle.REPAYS,
      "A single generator.",
      "`generators`, where it is written.",
      "Then nothing is built in parallel, and the coordination is paid for nothing.",
      "Allow two generators, or use a single agent with the same locked tests."),
  SAME_LINEAGE(
      "roles/same-lineage",
      Severity.WARNING,
      Principle.SEPARATION,
      "One agent, of one model, as generator and as evaluator.",
      "The `agent` (and `model`) of generator and evaluator; `attached`, `scripted` and"
          + " `recorded` are not agents but ways to reach one.",
      "Instances are separate, but what one overlooks the other tends to overlook too.",
      "Seat an agent of another make or model as evaluator."),
  LEASE_OVER_RUN(
      "roles/lease-over-run",
      Severity.WARNING,
      Principle.NOTICED,
      "A lease as long as the whole run.",
      "The `lease` of each seat, written or by default, beside the run's `wall-clock`.",
      "A silent agent would be noticed only when the run has no time left.",
      "Shorten the lease, or raise the `wall-clock` of the run.");

  // A record of strings is immutable; the checker cannot tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Terms terms;

  SpendingRule(
      String id, Principle serves, String forbids, String evidence, String why, String mend) {
    this(id, Severity.ERROR, serves, forbids, evidence, why, mend);
  }

  SpendingRule(
      String id,
      Severity severity,
      Principle serves,
      String forbids,
      String evidence,
      String why,
      String mend) {
    this.terms = new Terms(id, severity, serves, forbids, evidence, why, mend);
  }

  @Override
  public Terms terms() {
    return terms;
  }
}

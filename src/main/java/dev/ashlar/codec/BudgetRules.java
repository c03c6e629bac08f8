package dev.ashlar.codec;

import dev.ashlar.codec.Draft.BudgetDraft;
import dev.ashlar.codec.Draft.ModuleDraft;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.FormatRule;
import dev.ashlar.plan.SpendingRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Rules about numbers that contradict each other: budgets, estimates and how much may happen at
/// once.
final class BudgetRules {
  /// Generator minutes for each evaluator minute, G/V, as measured over rejected turns too: an
  /// evaluator keeps two generators busy.
  private static final int GENERATORS_BUSY = 2;

  private static final int GENERATORS_USEFUL = 3 * GENERATORS_BUSY / 2;
  private static final int GENERATORS_MAX = 4 * GENERATORS_BUSY;

  private static final String FRESH = "fresh";

  private final Draft draft;
  private final Problems problems;

  BudgetRules(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void check() {
    draft.modules().forEach(this::module);
    draft.modules().forEach(module -> money(module.budget()));
    draft.modules().forEach(this::ladder);
    money(draft.budget());
    sums();
    bounded();
    parallelism();
  }

  private void module(ModuleDraft module) {
    BudgetDraft own = module.budget();
    BudgetDraft run = draft.budget();
    below(module, "tokens", own.tokens(), run.tokens());
    below(module, "usd", own.usdMicros(), run.usdMicros());
    below(module, "turns", own.turns(), run.turns());
    below(module, "wall-clock", own.wallClockSeconds(), run.wallClockSeconds());
    estimate(module, "tokens", own.tokens());
    estimate(module, "turns", own.turns());
  }

  /// What the schema lets through and no whole number of millionths can hold.
  private void money(BudgetDraft budget) {
    Spot spot = budget.spotOf("usd");
    if (budget.json().get("usd").isPresent()
        && budget.usdMicros().isEmpty()
        && !problems.toldAt(spot)) {
      problems.add(FormatRule.BAD_MONEY, spot, "`usd` is finer than a millionth of a dollar");
    }
  }

  /// What comes when an attempt has used up its budget leaves a way on, and all of it can happen.
  private void ladder(ModuleDraft module) {
    Json budget = module.budget().json();
    List<Scalar> ladder = Draft.texts(budget, "on-exhausted");
    if (ladder.isEmpty()) {
      return;
    }
    boolean fresh = ladder.stream().anyMatch(step -> step.literal().equals(FRESH));
    if (ladder.getLast().literal().equals(FRESH)) {
      problems.add(
          SpendingRule.BUDGET_NO_PERSON,
          ladder.getLast().spot(),
          "the `on-exhausted` of " + module.label() + " ends with `fresh`");
    }
    Optional<Integer> attempts = Draft.number(budget, "attempts");
    boolean known =
        ladder.stream().allMatch(step -> List.of(FRESH, "person").contains(step.literal()));
    if (known && attempts.isPresent() && fresh == (attempts.get() == 1)) {
      problems.add(
          SpendingRule.BUDGET_ATTEMPTS_IDLE,
          spot(budget, "attempts"),
          module.label()
              + (fresh
                  ? " has `fresh` and only one attempt"
                  : " has " + attempts.get() + " attempts and no `fresh`"));
    }
  }

  private void bounded() {
    Json budget = draft.budget().json();
    if (budget instanceof Json.Mapping
        && draft.tree().get("budget").isPresent()
        && Stream.of("turns", "tokens", "usd").allMatch(key -> budget.get(key).isEmpty())) {
      problems.add(
          SpendingRule.BUDGET_UNBOUNDED,
          draft.spotOf("budget"),
          "the run has no ceiling but its time");
    }
  }

  private void below(ModuleDraft module, String what, Optional<Long> own, Optional<Long> run) {
    if (own.isPresent() && run.isPresent() && own.get() > run.get()) {
      Spot above = draft.budget().spotOf(what);
      problems.add(
          SpendingRule.BUDGET_OVER_RUN,
          module.budget().spotOf(what),
          "the `"
              + what
              + "` of "
              + module.label()
              + " is above the run's in line "
              + above.line());
    }
  }

  private void estimate(ModuleDraft module, String what, Optional<Long> ceiling) {
    Optional<Long> estimate = estimate(module, what);
    if (estimate.isPresent() && ceiling.isPresent() && estimate.get() > ceiling.get()) {
      problems.add(
          SpendingRule.BUDGET_ESTIMATE,
          module.estimate().get(what).map(Json::spot).orElse(module.estimate().spot()),
          module.label()
              + " is expected to take "
              + estimate.get()
              + " "
              + what
              + ", and may take "
              + ceiling.get());
    }
  }

  private static Optional<Long> estimate(ModuleDraft module, String what) {
    return Draft.amount(module.estimate(), what, Amounts::count);
  }

  /// Every module is judged at least once, and the run counts that turn too.
  private void sums() {
    long judgments = draft.modules().size();
    sum("turns", draft.budget().turns(), judgments, " and " + judgments + " judgments");
    sum("tokens", draft.budget().tokens(), 0, "");
  }

  private void sum(String what, Optional<Long> ceiling, long besides, String told) {
    long sum =
        draft.modules().stream().mapToLong(module -> estimate(module, what).orElse(0L)).sum();
    if (ceiling.isPresent() && sum + besides > ceiling.get()) {
      problems.add(
          SpendingRule.BUDGET_SUM,
          draft.budget().spotOf(what),
          "the modules are expected to take "
              + sum
              + " "
              + what
              + told
              + ", and the run may take "
              + ceiling.get());
    }
  }

  private void parallelism() {
    Json json = draft.tree().below("parallelism");
    int evaluators = Math.max(1, Draft.number(json, "evaluators").orElse(1));
    Optional<Integer> generators = Draft.number(json, "generators");
    generators.ifPresent(count -> generators(count, evaluators, spot(json, "generators")));
    Optional<Integer> unjudged = Draft.number(json, "unjudged");
    int slots = generators.orElse(PlanBuilding.GENERATORS_PER_EVALUATOR * evaluators);
    if (unjudged.isPresent() && unjudged.get() < slots) {
      problems.add(
          SpendingRule.PARALLELISM_UNJUDGED,
          spot(json, "unjudged"),
          "at most " + unjudged.get() + " unjudged, for " + slots + " generators");
    }
  }

  private static Spot spot(Json json, String key) {
    return json.get(key).map(Json::spot).orElse(json.spot());
  }

  private void generators(int generators, int evaluators, Spot spot) {
    String told =
        generators
            + " generators for "
            + evaluators
            + (evaluators == 1 ? " evaluator" : " evaluators");
    if (generators > (long) GENERATORS_MAX * evaluators) {
      problems.add(SpendingRule.PARALLELISM_GHOSTS, spot, told);
    } else if (generators > (long) GENERATORS_USEFUL * evaluators) {
      problems.add(SpendingRule.PARALLELISM_UNVERIFIED, spot, told);
    }
    int widest = GraphRules.widest(draft);
    if (widest > 1 && generators == 1) {
      problems.add(
          SpendingRule.PARALLELISM_ONE,
          spot,
          "one generator for " + draft.modules().size() + " modules");
    }
    if (widest > 1 && generators > widest) {
      problems.add(
          SpendingRule.PARALLELISM_IDLE,
          spot,
          generators + " generators, and at most " + widest + " modules can be built at once");
    }
  }
}

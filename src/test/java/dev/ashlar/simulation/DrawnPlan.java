package dev.ashlar.simulation;

import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Plan;
import dev.ashlar.testkit.PlanDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// A plan drawn from a profile: a random graph without cycles, some modules without a stub, tiers
/// over parts of it, budgets from starving to ample.
final class DrawnPlan {
  /// What a generator's turn usually takes; faults multiply it.
  static final Duration TURN = Duration.ofMinutes(10);

  private static final long USD_A_TURN = 50_000;

  private DrawnPlan() {}

  static Plan of(Profile profile) {
    var random = new SplittableRandom(profile.seed() * 31 + 7);
    var draft = new PlanDraft();
    draft.integrator = profile.integrator();
    draft.agent = profile.agent();
    draft.threshold = profile.threshold();
    draft.parallelism = profile.parallelism();
    long turns = 0;
    long tokens = 0;
    for (int i = 0; i < profile.modules(); i++) {
      var module = draft.module("m" + i, needs(profile, random, i));
      module.stub = random.nextDouble() < profile.stubbed();
      var expected = 1 + random.nextInt(6);
      module.estimate = new Module.Estimate(expected, expected * (1_000L + random.nextInt(20_000)));
      module.budget = moduleBudget(profile.purse(), module.estimate);
      module.onExhausted =
          profile.purse().freshAllowed()
              ? List.of(Module.Exhausted.FRESH, Module.Exhausted.PERSON)
              : List.of(Module.Exhausted.PERSON);
      turns += expected;
      tokens += module.estimate.tokens();
    }
    draft.budget = runBudget(profile.purse(), turns, tokens);
    for (int i = 0; i < profile.tiers(); i++) {
      draft.tier("t" + i, members(profile, random));
    }
    return draft.build();
  }

  private static String[] needs(Profile profile, SplittableRandom random, int i) {
    var needs = new ArrayList<String>();
    for (int j = 0; j < i && needs.size() < 4; j++) {
      if (random.nextDouble() < profile.density()) {
        needs.add("m" + j);
      }
    }
    return needs.toArray(String[]::new);
  }

  private static List<String> members(Profile profile, SplittableRandom random) {
    var members = new ArrayList<String>();
    for (int i = 0; i < profile.modules(); i++) {
      if (random.nextBoolean()) {
        members.add("m" + i);
      }
    }
    return members.isEmpty() ? List.of("m0") : members;
  }

  private static Budget moduleBudget(Profile.Purse purse, Module.Estimate estimate) {
    return new Budget(
        times(purse.moduleTokens(), estimate.tokens()),
        times(purse.moduleMoney(), estimate.turns() * USD_A_TURN),
        OptionalInt.of(purse.turns()),
        OptionalInt.of(purse.attempts()),
        duration(purse.attemptTime(), estimate.turns()));
  }

  private static Budget runBudget(Profile.Purse purse, long turns, long tokens) {
    return new Budget(
        times(purse.runTokens(), tokens),
        times(purse.runMoney(), turns * USD_A_TURN),
        purse.runTurns() == 0
            ? OptionalInt.empty()
            : OptionalInt.of((int) Math.max(0, Math.ceil(turns * purse.runTurns()))),
        OptionalInt.empty(),
        duration(purse.runTime(), turns));
  }

  private static OptionalLong times(double factor, long expected) {
    if (factor == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(factor == Profile.NOTHING ? 0 : (long) (factor * expected) + 1);
  }

  private static Optional<Duration> duration(double factor, long turns) {
    return factor <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(1 + (long) (TURN.toSeconds() * turns * factor)));
  }
}

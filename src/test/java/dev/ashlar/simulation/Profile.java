package dev.ashlar.simulation;

import dev.ashlar.plan.Parallelism;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What one seed is about: the size and shape of its plan, how ample its budgets are, and what goes
/// wrong how often. Drawn first, so that a failing seed can be tried again with less of everything.
record Profile(
    long seed,
    int modules,
    double density,
    double stubbed,
    int tiers,
    boolean integrator,
    String agent,
    int threshold,
    Parallelism parallelism,
    Purse purse,
    int chaosEvents,
    Map<Fault, Double> faults) {

  private static final List<String> AGENTS = List.of("attached", "recorded", "claude-code");

  /// A factor that stands for a ceiling of nothing at all.
  static final double NOTHING = -1;

  /// How far the budgets reach. A factor multiplies what the work is expected to take; 0 is no
  /// ceiling.
  record Purse(
      double runTokens,
      double runMoney,
      double runTurns,
      double runTime,
      double moduleTokens,
      double moduleMoney,
      int turns,
      int attempts,
      double attemptTime,
      boolean freshAllowed) {}

  static Profile of(long seed) {
    var random = new SplittableRandom(seed);
    var modules =
        switch (random.nextInt(16)) {
          case 0 -> 1 + random.nextInt(40);
          case 1, 2, 3, 4, 5 -> 1 + random.nextInt(6);
          default -> 1 + random.nextInt(3);
        };
    return new Profile(
        seed,
        modules,
        random.nextDouble(0.7),
        random.nextInt(3) == 0 ? 1 : random.nextDouble(),
        random.nextInt(4),
        random.nextBoolean(),
        AGENTS.get(random.nextInt(AGENTS.size())),
        random.nextInt(3) == 0 ? 50 + random.nextInt(50) : 100,
        new Parallelism(wide(random), wide(random), wide(random), wide(random)),
        purse(random),
        10 + random.nextInt(40 + 8 * modules),
        faults(random));
  }

  private static int wide(SplittableRandom random) {
    return 1 + random.nextInt(random.nextBoolean() ? 3 : 16);
  }

  private static Purse purse(SplittableRandom random) {
    return new Purse(
        factor(random),
        factor(random),
        factor(random),
        factor(random),
        factor(random),
        factor(random),
        1 + random.nextInt(6),
        1 + random.nextInt(3),
        factor(random),
        random.nextInt(5) > 0);
  }

  private static double factor(SplittableRandom random) {
    if (random.nextInt(3) > 0) {
      return 0;
    }
    return random.nextInt(30) == 0 ? NOTHING : 0.02 + random.nextDouble(2.5);
  }

  private static Map<Fault, Double> faults(SplittableRandom random) {
    var rates = new EnumMap<Fault, Double>(Fault.class);
    var share = random.nextDouble(0.7);
    var most = random.nextInt(3) == 0 ? 0.6 : 0.2;
    for (var fault : Fault.values()) {
      if (random.nextDouble() < share) {
        rates.put(fault, 0.005 + random.nextDouble(most));
      }
    }
    return rates;
  }

  double rate(Fault fault) {
    return faults.getOrDefault(fault, 0.0);
  }

  Profile without(Fault fault) {
    var less = new EnumMap<Fault, Double>(Fault.class);
    less.putAll(faults);
    less.remove(fault);
    return with(modules, chaosEvents, less);
  }

  Profile with(int lessModules, int lessChaos) {
    return with(lessModules, lessChaos, faults);
  }

  private Profile with(int lessModules, int lessChaos, Map<Fault, Double> less) {
    return new Profile(
        seed,
        lessModules,
        density,
        stubbed,
        tiers,
        integrator,
        agent,
        threshold,
        parallelism,
        purse,
        lessChaos,
        less);
  }

  @Override
  public String toString() {
    var wrong =
        Arrays.stream(Fault.values())
            .filter(faults::containsKey)
            .map(fault -> "%s=%.3f".formatted(fault, rate(fault)))
            .collect(Collectors.joining(" "));
    return ("seed=%d modules=%d density=%.2f stubbed=%.2f tiers=%d integrator=%s agent=%s"
            + " threshold=%d%n  %s%n  %s%n  chaos=%d %s")
        .formatted(
            seed,
            modules,
            density,
            stubbed,
            tiers,
            integrator,
            agent,
            threshold,
            parallelism,
            purse,
            chaosEvents,
            wrong);
  }
}

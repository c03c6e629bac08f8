package dev.ashlar.architect;

import dev.ashlar.architect.Measured.Sum;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The constants as they are in force: those of the table, moved by what past runs measured. `runs`
/// and `turns` say how many those were, `moved` which constants they touched.
public record Rates(Map<Constant, Double> values, int runs, long turns, Set<Constant> moved) {
  /// How many measurements a table's value is worth.
  static final int PRIOR_WEIGHT = 10;

  private static final Map<Constant, Function<Measured, Sum>> SOURCES =
      Map.of(
          Constant.MINUTES_PER_TURN, Measured::turnMinutes,
          Constant.TOKENS_PER_TURN, Measured::turnTokens,
          Constant.GATE_MINUTES, Measured::gateMinutes,
          Constant.JUDGED_SHARE, Measured::judged,
          Constant.JUDGING_MINUTES, Measured::judgingMinutes,
          Constant.JUDGING_TOKENS, Measured::judgingTokens,
          Constant.REOPENED_SHARE, Measured::reopened,
          Constant.USD_PER_MILLION_TOKENS, Measured::usdPerMillion);

  public Rates {
    values = Map.copyOf(values);
    moved = Set.copyOf(moved);
  }

  /// The table alone.
  public static Rates table() {
    return of(List.of());
  }

  /// The table moved by past runs: each value is a mean of what was measured and of ten times the
  /// table's.
  public static Rates of(List<Measured> runs) {
    var values = new EnumMap<Constant, Double>(Constant.class);
    var moved = EnumSet.noneOf(Constant.class);
    for (var constant : Constant.values()) {
      var source = SOURCES.get(constant);
      var sum = source == null ? Sum.NONE : runs.stream().map(source).reduce(Sum.NONE, Sum::plus);
      values.put(
          constant, (constant.value() * PRIOR_WEIGHT + sum.total()) / (PRIOR_WEIGHT + sum.count()));
      if (sum.count() > 0) {
        moved.add(constant);
      }
    }
    var used = runs.stream().filter(Rates::tells).toList();
    long turns = used.stream().mapToLong(run -> run.turnMinutes().count()).sum();
    return new Rates(values, used.size(), turns, moved);
  }

  private static boolean tells(Measured run) {
    return SOURCES.values().stream().anyMatch(source -> source.apply(run).count() > 0);
  }

  public double of(Constant constant) {
    return values.getOrDefault(constant, constant.value());
  }

  /// A gate and, where it is green, a judgment: what one turn of a generator makes others work.
  double verifyingMinutes() {
    return of(Constant.GATE_MINUTES) + of(Constant.JUDGED_SHARE) * of(Constant.JUDGING_MINUTES);
  }
}

package dev.ashlar.architect;

import dev.ashlar.report.Postmortem;
import java.time.Duration;

/// What one past run measured, as sums with the number of times they were taken; nothing where the
/// run cannot tell, such as times in a replay.
public record Measured(
    String run,
    Sum turnMinutes,
    Sum turnTokens,
    Sum gateMinutes,
    Sum judged,
    Sum judgingMinutes,
    Sum judgingTokens,
    Sum reopened) {

  /// A sum of `count` values.
  public record Sum(double total, long count) {
    static final Sum NONE = new Sum(0, 0);

    static Sum of(double total, long count) {
      return count > 0 && total >= 0 ? new Sum(total, count) : NONE;
    }

    Sum plus(Sum other) {
      return new Sum(total + other.total, count + other.count);
    }
  }

  /// What a postmortem, an interim one too, tells.
  public static Measured of(Postmortem facts) {
    var generator = cost(facts, "generator");
    var evaluator = cost(facts, "evaluator");
    long submissions = facts.modules().stream().mapToLong(m -> m.submissions()).sum();
    long turns = facts.modules().stream().mapToLong(m -> m.turns()).sum();
    var throughput = facts.throughput();
    boolean timed = !facts.replayed();
    return new Measured(
        facts.run(),
        timed ? Sum.of(minutes(throughput.generating()), turns) : Sum.NONE,
        tokens(generator),
        timed ? Sum.of(minutes(throughput.gating()), submissions) : Sum.NONE,
        timed ? Sum.of((double) Math.min(evaluator.orders(), turns), turns) : Sum.NONE,
        timed ? Sum.of(minutes(throughput.judging()), evaluator.orders()) : Sum.NONE,
        tokens(evaluator),
        timed
            ? Sum.of(
                facts.modules().stream().mapToDouble(m -> Math.min(1, m.reopened())).sum(),
                throughput.sealed())
            : Sum.NONE);
  }

  private static Postmortem.Cost cost(Postmortem facts, String role) {
    return facts.roles().stream()
        .filter(cost -> cost.name().equals(role))
        .findFirst()
        .orElseThrow();
  }

  /// Tokens of the turns that reported any; where some did not, the sum says nothing of a turn.
  private static Sum tokens(Postmortem.Cost cost) {
    var books = cost.account();
    return Sum.of((double) books.spent().tokens(), books.turns() - books.unknownTurns());
  }

  private static double minutes(Duration time) {
    return time.toMillis() / 60_000.0;
  }
}

package dev.ashlar.architect;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.report.Postmortem;
import java.time.Duration;
import java.util.List;

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
    Sum reopened,
    Sum usdPerMillion) {

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
            : Sum.NONE,
        usdPerMillion(facts.roles().stream().map(Postmortem.Cost::account).toList()));
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

  /// What a million tokens came to, once for each turn, by the roles all of whose turns told both
  /// tokens and money: of the others nobody knows which tokens were paid.
  private static Sum usdPerMillion(List<Account> roles) {
    var known =
        roles.stream()
            .filter(books -> books.unknownTurns() == 0 && books.unpricedTurns() == 0)
            .toList();
    var spent = known.stream().map(Account::spent).reduce(Amount.NONE, Amount::plus);
    long turns = known.stream().mapToLong(Account::turns).sum();
    return spent.tokens() > 0
        ? Sum.of((double) spent.usdMicros() / spent.tokens() * turns, turns)
        : Sum.NONE;
  }

  private static double minutes(Duration time) {
    return time.toMillis() / 60_000.0;
  }
}

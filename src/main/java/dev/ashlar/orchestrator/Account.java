package dev.ashlar.orchestrator;

/// One scope's books: what is reserved for turns in flight, what was spent as reported, and what is
/// held because a turn's cost is unknown.
///
/// `held` is the reservation of every turn whose cost was not reported: it bounds the budget, and
/// reports call it unknown. Of `unknownTurns` nobody said what tokens they took, of `unpricedTurns`
/// nobody said what money.
public record Account(
    Amount reserved, Amount spent, Amount held, int turns, int unknownTurns, int unpricedTurns) {
  static final Account EMPTY = new Account(Amount.NONE, Amount.NONE, Amount.NONE, 0, 0, 0);

  /// What counts against a ceiling.
  public Amount committed() {
    return reserved.plus(spent).plus(held);
  }

  Account reserve(Amount amount) {
    return new Account(reserved.plus(amount), spent, held, turns, unknownTurns, unpricedTurns);
  }

  Account release(Amount amount) {
    return new Account(reserved.minus(amount), spent, held, turns, unknownTurns, unpricedTurns);
  }

  Account settle(Amount reservation, Usage usage) {
    var known = new Amount(usage.tokens().orElse(0), usage.usdMicros().orElse(0));
    var unknown =
        new Amount(
            usage.tokens().isPresent() ? 0 : reservation.tokens(),
            usage.usdMicros().isPresent() ? 0 : reservation.usdMicros());
    return new Account(
        reserved.minus(reservation),
        spent.plus(known),
        held.plus(unknown),
        turns + 1,
        unknownTurns + (usage.tokens().isPresent() ? 0 : 1),
        unpricedTurns + (usage.usdMicros().isPresent() ? 0 : 1));
  }
}

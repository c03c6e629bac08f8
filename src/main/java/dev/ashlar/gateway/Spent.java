package dev.ashlar.gateway;

import dev.ashlar.gateway.Purse.Amount;
import java.util.OptionalLong;

/// What calls have cost so far.
///
/// @param tokens what replies said
/// @param usdMicros what that costs, for models that have a price
/// @param heldTokens reservations, or the rest of them, of replies that did not say all
/// @param heldUsdMicros the same in money
/// @param unknown how many replies did not
public record Spent(
    Tokens tokens, long usdMicros, long heldTokens, long heldUsdMicros, int unknown) {
  static final Spent NOTHING = new Spent(Tokens.NONE, 0, 0, 0, 0);

  /// All that a budget must count as gone.
  Amount committed() {
    return new Amount(tokens.counted() + heldTokens, usdMicros + heldUsdMicros);
  }

  Spent plus(Amount aside, Reading reading, OptionalLong cost) {
    Tokens certain = reading.certain();
    Tokens sum =
        new Tokens(
            tokens.input() + certain.input(),
            tokens.cacheRead() + certain.cacheRead(),
            tokens.cacheWrite() + certain.cacheWrite(),
            tokens.output() + certain.output());
    long money = usdMicros + cost.orElse(0);
    return switch (reading) {
      case Reading.Known _ -> new Spent(sum, money, heldTokens, heldUsdMicros, unknown);
      case Reading.AtLeast _, Reading.Unknown _ ->
          new Spent(
              sum,
              money,
              heldTokens + Math.max(0, aside.tokens() - certain.counted()),
              heldUsdMicros + Math.max(0, aside.usdMicros() - cost.orElse(0)),
              unknown + 1);
    };
  }
}

package dev.ashlar.gateway;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a million tokens of each kind cost, in US dollars.
public record Price(
    BigDecimal input, BigDecimal cacheRead, BigDecimal cacheWrite, BigDecimal output) {
  public Price {
    for (BigDecimal each : new BigDecimal[] {input, cacheRead, cacheWrite, output}) {
      if (each.signum() < 0 || each.compareTo(BigDecimal.valueOf(100_000)) > 0) {
        throw new IllegalArgumentException("not a price for a million tokens: " + each);
      }
    }
  }

  /// The cost in millionths of a dollar, rounded up: a dollar a million tokens is a millionth a
  /// token.
  public long usdMicros(Tokens tokens) {
    return times(input, tokens.input())
        .add(times(cacheRead, tokens.cacheRead()))
        .add(times(cacheWrite, tokens.cacheWrite()))
        .add(times(output, tokens.output()))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /// The most that `expected` can cost: all of its input might be written to a cache.
  long usdMicrosAtMost(Tokens expected) {
    return new Price(input.max(cacheWrite), cacheRead, cacheWrite, output).usdMicros(expected);
  }

  private static BigDecimal times(BigDecimal price, long tokens) {
    return price.multiply(BigDecimal.valueOf(tokens));
  }
}

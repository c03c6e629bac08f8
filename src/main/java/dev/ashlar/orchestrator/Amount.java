package dev.ashlar.orchestrator;

/// So many tokens and so much money, in millionths of a US dollar.
public record Amount(long tokens, long usdMicros) {
  public static final Amount NONE = new Amount(0, 0);

  public Amount plus(Amount other) {
    return new Amount(tokens + other.tokens, usdMicros + other.usdMicros);
  }

  public Amount minus(Amount other) {
    return new Amount(tokens - other.tokens, usdMicros - other.usdMicros);
  }
}

package dev.ashlar.orchestrator;

/// Tokens told apart, each counted once: input that no cache knew, input read from a cache, input
/// written to one, and output. What is read from a cache costs money, but no budget of tokens.
public record TokenKinds(long input, long cacheRead, long cacheWrite, long output) {
  public static final TokenKinds NONE = new TokenKinds(0, 0, 0, 0);

  public TokenKinds {
    if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0) {
      throw new IllegalArgumentException("a number of tokens cannot be negative");
    }
  }

  public TokenKinds plus(TokenKinds other) {
    return new TokenKinds(
        input + other.input,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite,
        output + other.output);
  }
}

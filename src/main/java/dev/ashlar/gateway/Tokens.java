package dev.ashlar.gateway;

/// Tokens of one call, each counted once: input that no cache knew, input read from a cache, input
/// written to one, and output (reasoning included).
public record Tokens(long input, long cacheRead, long cacheWrite, long output) {
  public static final Tokens NONE = new Tokens(0, 0, 0, 0);

  /// No single call has more; a figure above it is not believed.
  static final long EACH_MAX = 100_000_000;

  public Tokens {
    if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0) {
      throw new IllegalArgumentException(
          "not a number of tokens: "
              + input
              + ", "
              + cacheRead
              + ", "
              + cacheWrite
              + ", "
              + output);
    }
  }

  static boolean believable(long tokens) {
    return tokens >= 0 && tokens <= EACH_MAX;
  }

  /// What counts against a budget of tokens: all but what a cache gave back. A conversation sends
  /// its past again with every request; a budget that counted it would end short work early.
  public long counted() {
    return input + cacheWrite + output;
  }
}

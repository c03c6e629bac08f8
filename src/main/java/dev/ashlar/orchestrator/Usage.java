package dev.ashlar.orchestrator;

import java.util.OptionalLong;

/// What an agent says one turn cost. What it does not say is unknown, never zero.
public record Usage(OptionalLong tokens, OptionalLong usdMicros) {
  public static final Usage UNKNOWN = new Usage(OptionalLong.empty(), OptionalLong.empty());

  /// Both together; what is unknown of one is unknown of both.
  public Usage plus(Usage other) {
    return new Usage(sum(tokens, other.tokens), sum(usdMicros, other.usdMicros));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }

  public Usage {
    if (tokens.orElse(0) < 0 || usdMicros.orElse(0) < 0) {
      throw new IllegalArgumentException("usage cannot be negative: " + tokens + ", " + usdMicros);
    }
  }
}

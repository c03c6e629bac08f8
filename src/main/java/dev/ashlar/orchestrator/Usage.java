package dev.ashlar.orchestrator;

import java.util.Optional;
import java.util.OptionalLong;

/// What an agent says one turn cost. What it does not say is unknown, never zero.
///
/// `kinds` are what the tokens were of, where somebody counted them apart.
public record Usage(OptionalLong tokens, OptionalLong usdMicros, Optional<TokenKinds> kinds) {
  public static final Usage UNKNOWN = new Usage(OptionalLong.empty(), OptionalLong.empty());

  /// What a turn cost that never came to a call.
  public static final Usage NOTHING =
      new Usage(OptionalLong.of(0), OptionalLong.of(0), Optional.of(TokenKinds.NONE));

  public Usage {
    if (tokens.orElse(0) < 0 || usdMicros.orElse(0) < 0) {
      throw new IllegalArgumentException("usage cannot be negative: " + tokens + ", " + usdMicros);
    }
  }

  /// Tokens and money, without a word on what the tokens were of.
  public Usage(OptionalLong tokens, OptionalLong usdMicros) {
    this(tokens, usdMicros, Optional.empty());
  }

  /// Both together; what is unknown of one is unknown of both.
  public Usage plus(Usage other) {
    return new Usage(
        sum(tokens, other.tokens),
        sum(usdMicros, other.usdMicros),
        kinds.flatMap(mine -> other.kinds.map(mine::plus)));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }
}

package dev.ashlar.gateway;

import java.math.BigDecimal;
import java.time.Instant;

/// Why a client is told to give up.
public sealed interface Stop {
  /// So many tokens were allowed.
  record TokensSpent(long most) implements Stop {}

  /// So much money was allowed.
  record MoneySpent(long usdMicrosMost) implements Stop {}

  /// So many requests were allowed.
  record RequestsSpent(int most) implements Stop {}

  /// The time allowed is over.
  record TimeIsUp(Instant end) implements Stop {}

  /// Money is bounded, and nobody said what this model costs.
  record NoPrice(String model) implements Stop {}

  /// The token was taken back, or never given out.
  record NoToken() implements Stop {}

  /// What a client is told, and a person may read.
  default String message() {
    return switch (this) {
      case TokensSpent(long most) -> "the budget of " + most + " tokens is used up";
      case MoneySpent(long most) ->
          "the budget of "
              + BigDecimal.valueOf(most, 6).stripTrailingZeros().toPlainString()
              + " USD is used up";
      case RequestsSpent(int most) -> "the budget of " + most + " requests is used up";
      case TimeIsUp(Instant end) -> "the time allowed ended at " + end;
      case NoPrice(String model) ->
          "money is bounded and the price of " + model + " is not known; add it to the price table";
      case NoToken() -> "this token is not valid, or not any more";
    };
  }
}

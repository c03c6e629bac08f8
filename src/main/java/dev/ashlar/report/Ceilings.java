package dev.ashlar.report;

import dev.ashlar.plan.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A budget's ceilings as people read them; one that is not there is called so.
public record Ceilings(Budget budget) {
  public static final String NONE = "no ceiling";

  public String attempts() {
    return count(budget.attempts());
  }

  public String turns() {
    return count(budget.turns());
  }

  public String tokens() {
    OptionalLong tokens = budget.tokens();
    return tokens.isPresent() ? Figures.count(tokens.getAsLong()) : NONE;
  }

  public String money() {
    OptionalLong micros = budget.usdMicros();
    return micros.isPresent() ? Figures.usd(micros.getAsLong()) : NONE;
  }

  public String wallClock() {
    Optional<Duration> most = budget.wallClock();
    return most.map(Figures::time).orElse(NONE);
  }

  private static String count(OptionalInt count) {
    return count.isPresent() ? Figures.count(count.getAsInt()) : NONE;
  }
}

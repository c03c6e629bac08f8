package dev.ashlar.cli;

import dev.ashlar.architect.Planning;
import dev.ashlar.orchestrator.Amount;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that bound what a planning may cost.
final class PlanBounds {
  private static final int TURNS = 5;
  private static final int TURNS_MAX = 50;

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Turns that each agent may have; 5 if not given")
  private @Nullable Integer turns;

  @Option(
      names = "--budget",
      paramLabel = "TOKENS",
      description = "Tokens that all turns together may cost, such as 800k or 5M")
  private @Nullable String tokens;

  @Option(
      names = "--usd",
      paramLabel = "X",
      description = "US dollars that all turns together may cost, such as 4.50")
  private @Nullable String usd;

  /// Whether anything was said of them.
  boolean said() {
    return turns != null || tokens != null || usd != null;
  }

  /// Whether money has a bound.
  boolean boundsMoney() {
    return usd != null;
  }

  /// Those of a new planning, or those of an old one with what was said now.
  Planning.Terms terms(Planning.Goal goal, Optional<Planning.Terms> before) {
    var old = before.orElse(new Planning.Terms(goal, TURNS, Amount.NONE));
    return new Planning.Terms(
        goal,
        turns == null ? old.turns() : turns(turns),
        new Amount(
            tokens == null ? old.budget().tokens() : tokens(tokens),
            usd == null ? old.budget().usdMicros() : micros(usd)));
  }

  private static int turns(int number) {
    if (number < 1 || number > TURNS_MAX) {
      throw Complaint.usage("--turns takes 1 to " + TURNS_MAX + ", not " + number);
    }
    return number;
  }

  private static long tokens(String text) {
    if (!text.matches("[1-9]\\d{0,11}[kM]?")) {
      throw Complaint.usage("--budget takes a number of tokens such as 800k, not `" + text + "`");
    }
    var digits = Long.parseLong(text.replaceAll("[kM]$", ""));
    return digits * (text.endsWith("k") ? 1_000 : text.endsWith("M") ? 1_000_000 : 1);
  }

  private static long micros(String text) {
    if (!text.matches("\\d{1,6}(\\.\\d{1,6})?") || text.matches("[0.]+")) {
      throw Complaint.usage("--usd takes an amount such as 4.50, not `" + text + "`");
    }
    return new BigDecimal(text).movePointRight(6).longValueExact();
  }
}

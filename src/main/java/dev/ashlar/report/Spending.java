package dev.ashlar.report;

import dev.ashlar.orchestrator.Account;

/// What an account says was spent, with what is unknown of it.
public final class Spending {
  private Spending() {}

  /// In few words, for a line that changes: `unknown`, `at least 12,300 tokens`.
  public static String brief(Account books) {
    if (books.turns() == 0) {
      return "nothing";
    }
    if (books.turns() == books.unknownTurns()) {
      return "unknown";
    }
    return (books.unknownTurns() > 0 ? "at least " : "") + Figures.amount(books.spent());
  }

  /// In full, with the number of turns of which nobody said what they cost.
  public static String of(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (books.turns() == books.unknownTurns()) {
      return "unknown (" + Figures.count(books.turns(), "turn") + ")";
    }
    var unknown =
        books.unknownTurns() == 0
            ? ""
            : ", and unknown for %d of %s"
                .formatted(books.unknownTurns(), Figures.count(books.turns(), "turn"));
    return Figures.amount(books.spent()) + unknown;
  }
}

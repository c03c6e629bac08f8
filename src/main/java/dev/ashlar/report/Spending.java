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

  /// Tokens alone, for a column: `12,300, and unknown for 1 of 4 turns`.
  static String tokens(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (books.turns() == books.unknownTurns()) {
      return "unknown";
    }
    return Figures.count(books.spent().tokens()) + unknown(books);
  }

  /// Money alone, for a column. No money reported is unknown: nobody works for nothing.
  static String money(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (books.spent().usdMicros() == 0) {
      return "unknown";
    }
    return (books.unknownTurns() > 0 ? "at least " : "") + Figures.usd(books.spent().usdMicros());
  }

  /// In full, with the number of turns of which nobody said what they cost.
  public static String of(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (books.turns() == books.unknownTurns()) {
      return "unknown (" + Figures.count(books.turns(), "turn") + ")";
    }
    return Figures.amount(books.spent()) + unknown(books);
  }

  private static String unknown(Account books) {
    return books.unknownTurns() == 0
        ? ""
        : ", and unknown for %d of %s"
            .formatted(books.unknownTurns(), Figures.count(books.turns(), "turn"));
  }
}

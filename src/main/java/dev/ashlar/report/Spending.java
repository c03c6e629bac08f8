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
    var least = Math.max(books.unknownTurns(), pricedAtAll(books) ? books.unpricedTurns() : 0);
    return (least > 0 ? "at least " : "") + Figures.amount(books.spent());
  }

  /// Tokens alone, in few words: `at least 12,300`.
  public static String leastTokens(Account books) {
    return books.turns() == 0 || books.turns() == books.unknownTurns()
        ? tokens(books)
        : (books.unknownTurns() > 0 ? "at least " : "") + Figures.count(books.spent().tokens());
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

  /// Money alone, for a column: `0.50 USD`, `at least 0.50 USD`.
  public static String money(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (!pricedAtAll(books)) {
      return "unknown";
    }
    return (books.unpricedTurns() > 0 ? "at least " : "") + Figures.usd(books.spent().usdMicros());
  }

  /// Whether somebody said what some turn cost in money.
  private static boolean pricedAtAll(Account books) {
    return books.turns() > books.unpricedTurns();
  }

  /// In full, with the number of turns of which nobody said what they cost.
  public static String of(Account books) {
    if (books.turns() == 0) {
      return "–";
    }
    if (books.turns() == books.unknownTurns()) {
      return "unknown (" + Figures.count(books.turns(), "turn") + ")";
    }
    var tokens = Figures.count(books.spent().tokens(), "token");
    var usd = books.spent().usdMicros();
    var least = books.unpricedTurns() > books.unknownTurns() ? "at least " : "";
    return tokens + (usd == 0 ? "" : ", " + least + Figures.usd(usd)) + unknown(books);
  }

  private static String unknown(Account books) {
    return books.unknownTurns() == 0
        ? ""
        : ", and unknown for %d of %s"
            .formatted(books.unknownTurns(), Figures.count(books.turns(), "turn"));
  }
}

package dev.ashlar.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The word that a misspelt one was probably meant to be.
public final class Nearest {
  private static final int SLIPS_MAX = 3;

  private Nearest() {}

  /// The candidate with the fewest letters to insert, delete, replace or swap, if that is few
  /// enough to be a slip.
  public static Optional<String> to(String word, Collection<String> candidates) {
    int slipsMax = Math.clamp(word.length() / 3, 1, SLIPS_MAX);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= slipsMax)
        .filter(candidate -> distance(word, candidate) <= slipsMax)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /// A hint that begins with a question if there is such a candidate, and is `otherwise` if not.
  public static String hint(String word, Collection<String> candidates, String otherwise) {
    return to(word, candidates).map(meant -> "Did you mean `" + meant + "`?").orElse(otherwise);
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] cost) {
    char last = Character.toLowerCase(a.charAt(i - 1));
    char other = Character.toLowerCase(b.charAt(j - 1));
    int best =
        Math.min(
            Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
            cost[i - 1][j - 1] + (last == other ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && last == Character.toLowerCase(b.charAt(j - 2))
            && other == Character.toLowerCase(a.charAt(i - 2));
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

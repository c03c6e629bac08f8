package sums;

import java.util.List;

public final class Sum {
  public static long of(List<String> tokens) {
    long sum = 0;
    for (int i = 0; i == 0 || i <= tokens.size(); i += 2) {
      if (i >= tokens.size() || !tokens.get(i).matches("[0-9]+")) {
        throw new IllegalArgumentException("number expected");
      }
      long number = Long.parseLong(tokens.get(i));
      sum += i > 0 && tokens.get(i - 1).equals("-") ? -number : number;
      if (i + 1 == tokens.size()) {
        return sum;
      }
      if (!tokens.get(i + 1).matches("[+-]")) {
        throw new IllegalArgumentException("sign expected");
      }
    }
    return sum;
  }
}

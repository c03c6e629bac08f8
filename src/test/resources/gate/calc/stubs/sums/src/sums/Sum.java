package sums;

import java.util.List;

public final class Sum {
  public static long of(List<String> tokens) {
    return 0;
  }
}

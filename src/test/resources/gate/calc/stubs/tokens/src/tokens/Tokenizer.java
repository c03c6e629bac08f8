package tokens;

import java.util.List;

public final class Tokenizer {
  public static List<String> split(String line) {
    return List.of();
  }
}

package tokens;

import java.util.ArrayList;
import java.util.List;

public final class Tokenizer {
  public static List<String> split(String line) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int start = at++;
      if (c >= '0' && c <= '9') {
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
          at++;
        }
        tokens.add(line.substring(start, at));
      } else if (c == '+' || c == '-') {
        tokens.add(String.valueOf(c));
      } else if (c != ' ') {
        throw new IllegalArgumentException("bad character at " + start);
      }
    }
    return tokens;
  }
}

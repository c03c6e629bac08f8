package drivers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tokens.Tokenizer;

/** Reads a JSON string without escapes a line, prints an array of strings or an object with an error. */
public final class TokensDriver {
  public static void main(String[] args) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(line.substring(1, line.length() - 1)));
      System.out.flush();
    }
  }

  private static String answer(String text) {
    try {
      return Tokenizer.split(text).stream()
          .map(token -> '"' + token + '"')
          .collect(Collectors.joining(",", "[", "]"));
    } catch (IllegalArgumentException e) {
      return "{\"error\":\"" + e.getMessage() + "\"}";
    }
  }
}

package drivers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import sums.Sum;
import tokens.Tokenizer;

/** Reads a JSON string without escapes a line, prints a number or an object with an error. */
public final class Calc {
  public static void main(String[] args) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(line.substring(1, line.length() - 1)));
      System.out.flush();
    }
  }

  private static String answer(String text) {
    try {
      return String.valueOf(Sum.of(Tokenizer.split(text)));
    } catch (IllegalArgumentException e) {
      return "{\"error\":\"" + e.getMessage() + "\"}";
    }
  }
}

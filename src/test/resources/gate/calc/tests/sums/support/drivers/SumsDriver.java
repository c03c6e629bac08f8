package drivers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sums.Sum;

/** Reads an array of strings without escapes a line, prints a number or an object with an error. */
public final class SumsDriver {
  public static void main(String[] args) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String inner = line.substring(1, line.length() - 1).replace("\"", "");
      System.out.println(answer(inner.isEmpty() ? List.of() : List.of(inner.split(","))));
      System.out.flush();
    }
  }

  private static String answer(List<String> tokens) {
    try {
      return String.valueOf(Sum.of(tokens));
    } catch (IllegalArgumentException e) {
      return "{\"error\":\"" + e.getMessage() + "\"}";
    }
  }
}

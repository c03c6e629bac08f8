package jsonpath.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Stands in for the command line until it is sealed. Has the same wrong answer to every line.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) {
      System.out.println("{\"error\":\"stub\"}");
    }
  }
}

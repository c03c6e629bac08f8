package drivers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The batch protocol: one JSON line in, one JSON line out. Whatever goes wrong costs one answer.
final class Lines {

  /// Answers one case.
  interface Answerer {
    Object answer(Map<String, Object> input) throws Exception;
  }

  private Lines() {}

  static void serve(Answerer answerer) throws IOException {
    var output = System.out;
    System.setOut(System.err);
    serve(answerer, output);
  }

  private static void serve(Answerer answerer, PrintStream output) throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      output.write(
          (Plain.write(answer(answerer, line)) + "\n").getBytes(StandardCharsets.US_ASCII));
      output.flush();
    }
  }

  private static Object answer(Answerer answerer, String line) {
    try {
      return answerer.answer(Plain.object(Plain.read(line)));
    } catch (Throwable e) {
      return Map.of("crash", e.getClass().getName());
    }
  }
}

package suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import sums.Sum;

/** A test runner of three tests that reports as JUnit does. */
public final class SumsSuite {
  private final StringBuilder report = new StringBuilder("<testsuite name=\"sums\">\n");
  private boolean green = true;

  public static void main(String[] args) throws Exception {
    var suite = new SumsSuite();
    suite.test("addsTwoNumbers", () -> Sum.of(List.of("2", "+", "40")) == 42);
    suite.test("subtractsFromLeftToRight", () -> Sum.of(List.of("9", "-", "4", "-", "3")) == 2);
    suite.test("refusesALoneSign", () -> refused(List.of("+")));
    Path dir = Files.createDirectories(Path.of(System.getenv("OUT"), "reports"));
    Files.writeString(dir.resolve("TEST-sums.xml"), suite.report + "</testsuite>\n");
    System.exit(suite.green ? 0 : 1);
  }

  private static boolean refused(List<String> tokens) {
    try {
      Sum.of(tokens);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private void test(String name, BooleanSupplier body) {
    boolean passed;
    try {
      passed = body.getAsBoolean();
    } catch (RuntimeException e) {
      passed = false;
    }
    green &= passed;
    report.append("<testcase classname=\"suite.SumsSuite\" name=\"").append(name).append("\">");
    report.append(passed ? "" : "<failure message=\"false\"/>").append("</testcase>\n");
  }
}

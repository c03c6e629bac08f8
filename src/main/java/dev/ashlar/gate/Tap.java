package dev.ashlar.gate;

import dev.ashlar.gate.SuiteReport.Collecting;
import dev.ashlar.gate.SuiteReport.Unreadable;
import dev.ashlar.gate.SuiteResult.Status;
import dev.ashlar.sandbox.Output;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Test Anything Protocol on standard output: test lines and exactly one plan that counts them.
/// Indented lines are subtests, which their parent's line sums up.
final class Tap {
  private static final Pattern TEST =
      Pattern.compile("(not )?ok\\b(?: +(\\d+))?(?: +-)?(?: +([^#]*))?(?:#\\s*(\\w+).*)?");
  private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d{1,9})\\b.*");

  private Tap() {}

  /// The report in what a suite printed.
  static SuiteReport read(Output output) {
    if (output.omittedBytes() > 0) {
      return new Unreadable("printed " + output.totalBytes() + " bytes of TAP, more than is kept");
    }
    var collecting = new Collecting();
    long planned = -1;
    int count = 0;
    for (String line : output.text().lines().toList()) {
      if (line.startsWith("Bail out!")) {
        return new Unreadable("bailed out: " + Shown.line(line, GateLimits.VALUE_CHARS_MAX));
      }
      Matcher plan = PLAN.matcher(line);
      Matcher test = TEST.matcher(line);
      if (plan.matches()) {
        if (planned >= 0) {
          return new Unreadable("printed two plans");
        }
        planned = Long.parseLong(plan.group(1));
      } else if (test.matches()) {
        count++;
        if (test.group(2) != null && !test.group(2).equals(Integer.toString(count))) {
          return new Unreadable("numbered test " + count + " as " + Shown.line(test.group(2), 12));
        }
        if (!collecting.add(name(test, count), status(test))) {
          return new Unreadable("printed more than " + GateLimits.SUITE_TESTS_MAX + " tests");
        }
      }
    }
    if (planned < 0) {
      return new Unreadable("printed no plan line such as 1..12");
    }
    return planned == count
        ? collecting.read()
        : new Unreadable("planned " + planned + " tests and reported " + count);
  }

  private static String name(Matcher test, int number) {
    String name = test.group(3) == null ? "" : test.group(3).strip();
    return name.isEmpty() ? "test " + number : name;
  }

  /// A test that is only wished for says nothing, so it counts as skipped.
  private static Status status(Matcher test) {
    String directive = test.group(4) == null ? "" : test.group(4).toLowerCase(Locale.ROOT);
    if (directive.startsWith("skip") || directive.equals("to" + "do")) {
      return Status.SKIPPED;
    }
    return test.group(1) == null ? Status.PASSED : Status.FAILED;
  }
}

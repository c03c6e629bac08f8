package dev.ashlar.gate;

import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Two runs of one build that differ, in words.
final class Disagreement {
  private Disagreement() {}

  /// Where they differ: visible cases by id, held-out ones by what they cover.
  static Findings findings(RunResult first, RunResult second) {
    List<Finding> findings = new ArrayList<>();
    int hidden = 0;
    var covers = new TreeSet<String>();
    for (int i = 0; i < first.cases().size(); i++) {
      CaseResult one = first.cases().get(i);
      CaseResult other = second.cases().get(i);
      if (one.defect().equals(other.defect())) {
        continue;
      }
      if (one.question().heldOut()) {
        hidden++;
        covers.addAll(one.question().line().covers());
      } else {
        findings.add(
            new Finding(
                one.question().line().id(), "first " + fate(one) + ", then " + fate(other)));
      }
    }
    if (hidden > 0) {
      findings.addFirst(
          new Finding(
              "held-out", hidden + " differ between two runs (" + String.join(", ", covers) + ")"));
    }
    for (int i = 0; i < first.suites().size(); i++) {
      SuiteResult one = first.suites().get(i);
      SuiteResult other = second.suites().get(i);
      if (!one.tests().equals(other.tests()) || one.passed() != other.passed()) {
        findings.addFirst(new Finding("suite " + one.name(), differing(one, other)));
      }
    }
    if (!first.ending().map(Fault::defect).equals(second.ending().map(Fault::defect))) {
      findings.addFirst(new Finding("run", "ended well in one run and not in the other"));
    }
    findings.addFirst(
        new Finding(
            "two runs",
            "of the same build in fresh sandboxes, with the cases in another order, disagree;"
                + " an answer may depend on its own line only"));
    return Findings.of(findings);
  }

  private static String fate(CaseResult result) {
    return result.defect().map(Telling::words).orElse("passed");
  }

  private static String differing(SuiteResult one, SuiteResult other) {
    if (!one.tests().keySet().equals(other.tests().keySet())) {
      return "reported "
          + one.tests().size()
          + " tests, then "
          + other.tests().size()
          + ", not by the same names";
    }
    return "reported "
        + one.count(SuiteResult.Status.PASSED)
        + " passed tests, then "
        + other.count(SuiteResult.Status.PASSED);
  }
}

package dev.ashlar.report;

import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.report.Postmortem.By;
import dev.ashlar.report.Postmortem.Caught;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The part of the page that says what was rejected, and by whom.
record DefectSection(Postmortem facts, Markdown page) {
  /// Rejections shown in full for each who caught them; the rest is counted.
  private static final int EXAMPLES_MAX = 5;

  /// Findings shown of one rejection.
  private static final int FINDINGS_SHOWN_MAX = 3;

  void write() {
    page.heading(2, Heading.DEFECTS);
    page.columns(
        List.of(Column.CAUGHT_BY, Column.REJECTIONS, Column.KINDS),
        List.of(By.values()).stream()
            .map(by -> List.of(by.words(), count(by), kinds(by)))
            .toList());
    for (var by : By.values()) {
      examples("Caught by " + by.words(), caught(by));
    }
    wrongTests();
  }

  private List<Caught> caught(By by) {
    return facts.defects().stream().filter(one -> one.by() == by && !one.wrongTest()).toList();
  }

  private String count(By by) {
    return Figures.count(caught(by).size());
  }

  private String kinds(By by) {
    var kinds = new TreeMap<String, Integer>();
    caught(by).forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
    return kinds.isEmpty()
        ? "–"
        : kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
  }

  /// A gate that was red for a test that was itself wrong caught nothing in the module.
  private void wrongTests() {
    var all = facts.defects().stream().filter(Caught::wrongTest).toList();
    if (!all.isEmpty()) {
      examples("Red for a test that was itself wrong", all);
      page.paragraph(
          "Not counted above: the test was amended for it, so these are defects of the plan.");
    }
  }

  private void examples(String heading, List<Caught> all) {
    if (all.isEmpty()) {
      return;
    }
    page.heading(3, heading);
    all.stream().limit(EXAMPLES_MAX).forEach(this::example);
    if (all.size() > EXAMPLES_MAX) {
      page.bullet((all.size() - EXAMPLES_MAX) + " more; `ashlar logs --full` has them all");
    }
    page.end();
  }

  private void example(Caught one) {
    page.bullet(Markdown.code(one.key().toString()) + " " + one.kind() + findings(one.findings()));
  }

  static String findings(Findings findings) {
    var shown =
        findings.list().stream()
            .limit(FINDINGS_SHOWN_MAX)
            .map(Finding::toString)
            .map(Markdown::plain)
            .collect(Collectors.joining("; "));
    var more =
        findings.list().size()
            - Math.min(findings.list().size(), FINDINGS_SHOWN_MAX)
            + findings.omitted();
    return (shown.isEmpty() ? "" : ": " + shown) + (more > 0 ? "; " + more + " more" : "");
  }
}

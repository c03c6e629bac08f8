package dev.ashlar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.RuleExample;
import dev.ashlar.testkit.Golden;
import dev.ashlar.testkit.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  private static final Map<String, RuleExample> BOOK = RuleBook.read();

  @Test
  void thePageSaysWhatTheRulesSay() throws IOException {
    var page =
        new StringBuilder(
            """
            # The rules

            Everything that `ashlar check` reports, by its stable id: what is forbidden, why, what
            the rule looks at, how to mend it, which demand of the [quality bar](quality-bar.md) it
            serves, and two examples: one that breaks it, and one that nearly does and passes.
            `ashlar check --explain RULE` shows the same with the examples in full. An error refuses
            the plan; a warning is printed and kept in the report. This page is generated from the
            rules themselves.
            """);
    for (String area : areas()) {
      page.append("\n## ").append(area).append('\n');
      Rule.all().stream()
          .filter(rule -> area(rule).equals(area))
          .sorted(Comparator.comparing(Rule::id))
          .forEach(rule -> page.append(entry(rule)));
    }

    Golden.check(Path.of("docs/rules.md"), page.toString());
  }

  @Test
  void everyRuleSaysWhatItMeans() {
    assertThat(Rule.all())
        .extracting(Rule::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z-]+/[a-z0-9-]+"));
    assertThat(Rule.all())
        .allSatisfy(rule -> {
          assertThat(rule.terms().forbids()).endsWith(".");
          assertThat(rule.terms().evidence()).endsWith(".");
          assertThat(rule.terms().why()).endsWith(".");
          assertThat(rule.terms().mend()).endsWith(".");
        });
  }

  private static List<String> areas() {
    return Rule.all().stream().map(RulesPageTest::area).distinct().toList();
  }

  private static String area(Rule rule) {
    return rule.id().substring(0, rule.id().indexOf('/'));
  }

  private static String entry(Rule rule) {
    String severity = rule.severity().name().toLowerCase(Locale.ROOT);
    return List.of(
            "",
            "### " + rule.id(),
            "",
            rule.terms().forbids() + " (" + severity + ")",
            "",
            "- Why: " + rule.terms().why(),
            "- Evidence: " + rule.terms().evidence(),
            "- Mend: " + rule.terms().mend(),
            "- Serves: " + rule.terms().serves().sentence(),
            "- Breaks it: " + BOOK.get(rule.id()).breaks().says(),
            "- Passes: " + BOOK.get(rule.id()).passes().says(),
            "")
        .stream()
        .collect(Collectors.joining("\n"));
  }
}

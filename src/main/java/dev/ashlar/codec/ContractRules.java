package dev.ashlar.codec;

import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.ContractRule;
import dev.ashlar.plan.Rule;
import java.util.List;
import java.util.Optional;

/// Rules about contract pages: an interface that cannot be described in one paragraph is none yet.
final class ContractRules {
  private static final List<String> SECTIONS = List.of("input", "output", "error");

  private final Draft draft;
  private final PlanFiles files;
  private final Problems problems;

  ContractRules(Draft draft, PlanFiles files, Problems problems) {
    this.draft = draft;
    this.files = files;
    this.problems = problems;
  }

  void check() {
    draft.modules().stream()
        .flatMap(module -> module.contract().stream())
        .map(Json.Scalar::literal)
        .distinct()
        .forEach(this::page);
  }

  private void page(String path) {
    Optional<byte[]> bytes = files.bytes(path);
    if (bytes.isEmpty() || bytes.get().length == 0) {
      return;
    }
    Optional<String> text = PlanFiles.utf8(bytes.get());
    if (text.isEmpty()) {
      add(ContractRule.CONTRACT_NOT_TEXT, path, Problems.WHOLE_FILE, "the page is not UTF-8");
    } else if (!text.get().isBlank()) {
      described(path, ContractPage.of(text.get()));
    }
  }

  private void described(String path, ContractPage page) {
    Spot spot = new Spot(page.line(), 1);
    if (page.paragraph().isEmpty()) {
      add(
          ContractRule.CONTRACT_NO_PARAGRAPH,
          path,
          spot,
          "no paragraph describes the interface here");
    } else if (page.paragraph().length() > Bounds.PARAGRAPH_CHARS_MAX) {
      String length =
          page.paragraph().length() + " characters, above " + Bounds.PARAGRAPH_CHARS_MAX;
      add(ContractRule.CONTRACT_LONG_PARAGRAPH, path, spot, "the first paragraph has " + length);
    }
    List<String> missing =
        SECTIONS.stream().filter(section -> page.section(section).isEmpty()).toList();
    if (!missing.isEmpty()) {
      add(
          ContractRule.CONTRACT_SECTIONS,
          path,
          Problems.WHOLE_FILE,
          "no section is headed " + String.join(", ", missing));
    }
  }

  private void add(Rule rule, String path, Spot spot, String message) {
    problems.add(rule, path, spot, message, rule.terms().mend());
  }
}

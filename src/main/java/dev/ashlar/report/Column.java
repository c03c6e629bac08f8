package dev.ashlar.report;

import java.util.List;

/// The columns of every table in the design document and in the postmortem, each named once, so
/// that what was planned and what came of it can be laid side by side.
///
/// Ceilings in the one and what was spent in the other stand under the same word.
public enum Column {
  MODULE("Module"),
  PURPOSE("Purpose"),
  NEEDS("Needs"),
  CONTRACT("Contract"),
  OWNS("Owns"),
  TIER("Tier"),
  MODULES("Modules"),
  ADDS("Adds"),
  PHASE("Phase"),
  ROLE("Role"),
  SCOPE("Scope"),
  GENERATOR("Generator"),

  ATTEMPTS("Attempts", true),
  TURNS("Turns", true),
  WALL_CLOCK("Wall-clock", true),
  TOKENS("Tokens", true),
  MONEY("Money", true),
  ESTIMATED_TURNS("Estimated turns", true),
  ESTIMATED_TOKENS("Estimated tokens", true),

  REFERENCE("Reference"),
  REQUIREMENT("Requirement"),
  REQUIREMENTS("Requirements"),
  TEXT("Text"),
  COVERED_BY("Covered by"),
  CASES("Cases", true),
  HELD_OUT("Held out", true),
  NEGATIVE("Negative", true),
  SUITES("Suites"),
  ANY_OF("Several right answers", true),
  STUB("Stub"),
  STARTS("May start"),
  JUDGED_WITH("Judged with"),
  PRE_CONDITION("Pre-condition"),
  ANSWER("Answer"),
  EVIDENCE("Evidence"),
  VERDICT("Verdict"),
  MEANING("Meaning"),
  FOLLOWS("What follows"),
  PART("Part"),
  HOLDS("Holds"),
  DESIGN("Rejected design"),
  WHY("Why"),
  AVOIDED("How this plan avoids it"),
  RULES("Rules"),
  METRIC("Metric"),
  REPORTED_UNDER("In the postmortem under"),

  ROUNDS("Rounds", true),
  RESULT("Result"),
  STAGE("Stage"),
  SUBMISSIONS("Submissions", true),
  REOPENED("Reopened", true),
  GENERATING("Wall-clock generating", true),
  VERIFYING("Wall-clock verifying", true),
  SEAL("Seal"),
  CAUGHT_BY("Caught by"),
  REJECTIONS("Rejections", true),
  KINDS("Kinds"),
  EVALUATOR("Evaluator"),
  LINEAGE("Same lineage"),
  PASS("PASS", true),
  NEEDS_REVISION("NEEDS_REVISION", true),
  FAIL("FAIL", true),
  DISPUTED("Disputed", true),
  FALSE_ACCEPTS("False accepts", true),
  FALSE_REJECTS("False rejects", true),
  ORDERS("Orders", true);

  private final String words;
  private final boolean figures;

  Column(String words) {
    this(words, false);
  }

  Column(String words, boolean figures) {
    this.words = words;
    this.figures = figures;
  }

  /// What stands above the column.
  public String words() {
    return words;
  }

  /// Whether it holds figures, which a page may align on the right.
  public boolean figures() {
    return figures;
  }

  /// A row of headings.
  public static List<String> words(List<Column> columns) {
    return columns.stream().map(Column::words).toList();
  }
}

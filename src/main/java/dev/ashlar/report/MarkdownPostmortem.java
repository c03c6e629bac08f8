package dev.ashlar.report;

import dev.ashlar.plan.ModuleName;
import dev.ashlar.report.Postmortem.Conclusion;
import dev.ashlar.report.Postmortem.Dispute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A postmortem as a Markdown page.
public final class MarkdownPostmortem {
  private final Postmortem facts;
  private final Markdown page = new Markdown();

  private MarkdownPostmortem(Postmortem facts) {
    this.facts = facts;
  }

  /// The whole page.
  public static String of(Postmortem facts) {
    var writing = new MarkdownPostmortem(facts);
    writing.head();
    writing.decomposition();
    writing.modules();
    new DefectSection(facts, writing.page).write();
    writing.contracts();
    writing.endings();
    writing.evaluators();
    new CostSection(facts, writing.page).write();
    writing.deltas();
    return writing.page.text();
  }

  private void head() {
    var interim = facts.conclusion() == Conclusion.NOT_COMPLETE;
    page.heading(1, (interim ? "Interim report: " : "Postmortem: ") + facts.artifact().name());
    if (interim) {
      page.paragraph("**The run is not complete.** What follows is what its journal says so far.");
    }
    page.bullet("Run: " + Markdown.code(facts.run()));
    page.bullet(
        "Artifact: " + facts.artifact().kind() + ": " + Markdown.plain(facts.artifact().summary()));
    page.bullet("Plan: " + Markdown.code(facts.planDigest().brief()));
    page.bullet("Outcome: **" + outcome() + "**" + stopped());
    page.bullet("From " + instant(facts.began()) + " to " + instant(facts.ended()));
    page.bullet("Elapsed while something was in flight: " + Figures.time(facts.elapsed()));
    if (facts.replayed()) {
      page.bullet(
          "Agents: **replayed** from a recorded run; builds, gates and seals happened in this one");
    }
    facts.isolations().forEach(isolation -> page.bullet(isolationLine(isolation)));
    facts
        .warnings()
        .forEach(warning -> page.bullet("Warning at admission: " + Markdown.plain(warning)));
    page.end();
  }

  private static String isolationLine(String isolation) {
    return isolation.startsWith("isolation")
        ? "I" + Markdown.plain(isolation).substring(1)
        : "Isolation: " + Markdown.plain(isolation);
  }

  private String outcome() {
    return switch (facts.conclusion()) {
      case BUILT -> "built";
      case NOT_BUILT -> "not built";
      case NOT_COMPLETE -> "not complete";
    };
  }

  private String stopped() {
    return facts.stopped().map(who -> ", stopped by " + Markdown.plain(who)).orElse("");
  }

  private void decomposition() {
    page.heading(2, Heading.DECOMPOSITION);
    page.columns(
        List.of(Column.MODULE, Column.PURPOSE, Column.NEEDS, Column.CONTRACT),
        facts.modules().stream()
            .map(module ->
                List.of(
                    module.name().text(),
                    Markdown.plain(module.purpose()),
                    names(module.needs()),
                    "v" + module.version()))
            .toList());
    page.columns(
        List.of(Column.TIER, Column.MODULES, Column.ROUNDS, Column.RESULT, Column.WALL_CLOCK),
        facts.tiers().stream()
            .map(tier ->
                List.of(
                    tier.name().text(),
                    names(tier.modules()),
                    Figures.count(tier.rounds()),
                    Markdown.plain(tier.words()),
                    Figures.time(tier.time())))
            .toList());
  }

  private void modules() {
    page.heading(2, Heading.MODULES);
    page.columns(
        List.of(
            Column.MODULE,
            Column.STAGE,
            Column.ATTEMPTS,
            Column.TURNS,
            Column.SUBMISSIONS,
            Column.REOPENED,
            Column.GENERATING,
            Column.VERIFYING,
            Column.TOKENS,
            Column.MONEY,
            Column.SEAL),
        facts.modules().stream()
            .map(module ->
                List.of(
                    module.name().text(),
                    module.stage(),
                    Figures.count(module.attempts()),
                    Figures.count(module.turns()),
                    Figures.count(module.submissions()),
                    Figures.count(module.reopened()),
                    Figures.time(module.generating()),
                    Figures.time(module.verifying()),
                    Spending.tokens(module.cost()),
                    Spending.money(module.cost()),
                    module.seal().map(seal -> Markdown.code(seal.substring(0, 12))).orElse("–")))
            .toList());
    page.paragraph(
        "Tokens, money and wall-clock of a module count all its versions and attempts, and whoever"
            + " judged it.");
  }

  private static String changed(Optional<String> changes) {
    return changes.map(text -> "; changed: " + Markdown.plain(text)).orElse("");
  }

  private void contracts() {
    page.heading(2, Heading.CONTRACTS);
    if (facts.amendments().isEmpty() && facts.retested().isEmpty() && facts.disputes().isEmpty()) {
      page.paragraph("None: every contract held as it was written.");
      return;
    }
    for (var amended : facts.amendments()) {
      page.bullet(
          "%s amended the contract of %s to v%d%s%s: “%s”%s"
              .formatted(
                  Markdown.plain(amended.by()),
                  amended.module(),
                  amended.version(),
                  amended.reopened() ? ", reopening the sealed module" : "",
                  amended.interfaceChanged() ? ", its interface changed" : "",
                  Markdown.plain(amended.reason()),
                  changed(amended.changes())));
    }
    for (var retested : facts.retested()) {
      page.bullet(
          "%s amended the tests of %s: “%s”%s"
              .formatted(
                  Markdown.plain(retested.by()),
                  retested.composition(),
                  Markdown.plain(retested.reason()),
                  changed(retested.changes())));
    }
    for (var dispute : facts.disputes()) {
      dispute(dispute);
    }
    page.end();
  }

  private void dispute(Dispute dispute) {
    page.heading(3, "Dispute %s about %s".formatted(dispute.question(), dispute.key().subject()));
    page.bullet(
        "Disputed in %s by its %s (%s)"
            .formatted(
                Markdown.code(dispute.key().toString()),
                dispute.role().name().toLowerCase(java.util.Locale.ROOT),
                Markdown.plain(dispute.who())));
    page.bullet(
        "Decision"
            + dispute.decidedBy().map(by -> " of " + Markdown.plain(by)).orElse("")
            + ": **"
            + dispute.ruling().words()
            + "**"
            + dispute.note().map(note -> ": “" + Markdown.plain(note) + "”").orElse(""));
    page.bullet("The claim:");
    page.quote(dispute.claim());
  }

  private void endings() {
    page.heading(2, Heading.ENDINGS);
    facts.modules().stream()
        .filter(module -> module.abandoned().isPresent())
        .forEach(module ->
            page.bullet(
                "abandoned: "
                    + module.name()
                    + ", by "
                    + Markdown.plain(module.abandoned().get())));
    for (var resume : facts.resumes()) {
      page.bullet(
          "resumed %s by process %s%s: %s owed again"
              .formatted(
                  instant(resume.at()),
                  Markdown.plain(resume.process()),
                  resume.afterPause() ? " after a pause" : "",
                  Figures.count(resume.interrupted(), "order")));
    }
    for (var trouble : facts.troubles()) {
      page.bullet(
          "%s ended %s (%s): %s"
              .formatted(
                  Markdown.code(trouble.key().toString()),
                  trouble.kind(),
                  trouble.agents() ? "the agent's" : "nobody's fault",
                  Markdown.plain(trouble.detail())));
    }
    if (facts.ignoredAnswers() > 0) {
      page.bullet(
          Figures.count(facts.ignoredAnswers(), "answer")
              + " came too late or twice, and changed nothing");
    }
    page.endOr("Nothing: no module was abandoned, no process was lost, every turn was answered.");
  }

  private void evaluators() {
    page.heading(2, Heading.EVALUATORS);
    if (facts.evaluators().isEmpty()) {
      page.paragraph("Nothing was judged.");
      return;
    }
    page.columns(
        List.of(
            Column.EVALUATOR,
            Column.PASS,
            Column.NEEDS_REVISION,
            Column.FAIL,
            Column.DISPUTED,
            Column.FALSE_ACCEPTS,
            Column.FALSE_REJECTS),
        facts.evaluators().stream()
            .map(one ->
                List.of(
                    Markdown.plain(one.agent()),
                    Figures.count(one.passed()),
                    Figures.count(one.needsRevision()),
                    Figures.count(one.failed()),
                    Figures.count(one.disputed()),
                    Figures.count(one.falseAccepts()),
                    Figures.count(one.falseRejects())))
            .toList());
    page.paragraph(
        """
        A false accept is a PASS of a module that was later reopened because a composition was red; \
        a false reject is a dispute that a person overruled.\
        """);
    lineages();
  }

  /// Who generated and who judged, and whether they are of one make.
  private void lineages() {
    page.columns(
        List.of(Column.MODULE, Column.GENERATOR, Column.EVALUATOR, Column.LINEAGE),
        facts.lineages().stream()
            .map(lineage ->
                List.of(
                    lineage.module().text(),
                    Markdown.plain(lineage.generator()),
                    Markdown.plain(lineage.evaluator()),
                    lineage.likeness().words()))
            .toList());
    Lineage.flags(facts.lineages())
        .forEach(flag ->
            page.paragraph(
                Markdown.plain("Flagged: " + flag) + " " + Markdown.code(Lineage.rule())));
  }

  private void deltas() {
    page.heading(2, Heading.DELTAS);
    if (facts.deltas().isEmpty()) {
      page.paragraph("Nothing follows from the facts.");
      return;
    }
    page.paragraph("Derived by rule from the facts above, without anybody's judgment.");
    for (var delta : facts.deltas()) {
      page.bullet(
          "%s%s: %s. %s (rule %s)"
              .formatted(
                  delta.target().name().toLowerCase(java.util.Locale.ROOT),
                  delta.module().map(module -> " of " + module).orElse(""),
                  delta.change(),
                  sentence(Markdown.plain(delta.because())),
                  Markdown.code(delta.rule())));
    }
    page.end();
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String names(List<ModuleName> names) {
    return names.isEmpty()
        ? "–"
        : names.stream().map(ModuleName::text).collect(Collectors.joining(", "));
  }

  private static String instant(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

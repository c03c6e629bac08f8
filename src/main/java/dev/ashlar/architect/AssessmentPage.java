package dev.ashlar.architect;

import dev.ashlar.architect.Answer.Ground;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.report.Markdown;
import java.util.ArrayList;
import java.util.List;

/// An assessment as a page that a person reads in a minute, in Markdown. What strangers wrote is
/// made harmless.
public final class AssessmentPage {
  private static final int DROPPED_SHOWN = 6;
  private static final int SUMMARY_CHARS = 1_200;

  private final Assessment assessment;
  private final Markdown page = new Markdown();

  private AssessmentPage(Assessment assessment) {
    this.assessment = assessment;
  }

  public static String of(Assessment assessment) {
    return new AssessmentPage(assessment).write();
  }

  private String write() {
    page.heading(1, "Assessment: " + Markdown.plain(assessment.facts().title()));
    verdict();
    assessment.answers().forEach(this::answer);
    notes();
    assessment.outlook().ifPresentOrElse(this::numbers, this::supposed);
    basis();
    return page.text();
  }

  private void verdict() {
    long met = assessment.answers().stream().filter(Answer::met).count();
    page.paragraph(
        assessment.applies()
            ? "**Parallel codegen applies**: " + assessment.why() + "."
            : "**Refused**: parallel codegen does not apply, as %s of its three pre-conditions %s met."
                .formatted(met == 0 ? "none" : "only " + met, met == 1 ? "is" : "are"));
    if (!assessment.applies()) {
      page.paragraph(
          "Use instead: **%s**, because %s.".formatted(assessment.way().words(), assessment.why()));
    }
  }

  private void answer(Answer answer) {
    int number = answer.condition().number();
    page.heading(
        2,
        "%d. %s: %s"
            .formatted(
                number, capital(answer.condition().words()), answer.met() ? "met" : "not met"));
    answer.grounds().stream().map(AssessmentPage::ground).forEach(page::bullet);
    answer.missing().forEach(missing -> page.bullet("**missing**: " + Markdown.plain(missing)));
    page.end();
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String ground(Ground ground) {
    var words = (ground.speaksFor() ? "" : "**against**: ") + Markdown.plain(ground.words());
    return words + ground.evidence().map(AssessmentPage::quoted).orElse("");
  }

  private static String quoted(Evidence evidence) {
    return " (%s%s: “%s”)"
        .formatted(
            Markdown.code(evidence.where()),
            evidence.reader().map(agent -> ", read by " + Markdown.plain(agent)).orElse(""),
            Markdown.plain(evidence.quote()));
  }

  private void notes() {
    var facts = assessment.facts();
    if (facts.orders().isEmpty() && facts.understood() && facts.readBy().isEmpty()) {
      return;
    }
    page.heading(2, "Notes");
    facts.orders().stream()
        .limit(3)
        .forEach(order ->
            page.bullet(
                "This tells the reader what to conclude; nothing was taken from it"
                    + quoted(order)));
    if (!facts.understood()) {
      page.bullet(
          "Few words of this brief are known: facts are recognised in English and German, a little"
              + " in French and Spanish. Front matter states them in any language, and"
              + " `--agent NAME` has an agent look for them.");
    }
    facts.readBy().ifPresent(this::read);
    page.end();
  }

  private void read(Facts.ReadBy readBy) {
    page.bullet(
        "%s read this brief too; of what it said, %s in the brief: what is marked as read by it."
            .formatted(
                Markdown.code(readBy.agent()),
                counted(readBy.found(), "thing") + (readBy.found() == 1 ? " stands" : " stand")));
    readBy.dropped().stream()
        .limit(DROPPED_SHOWN)
        .forEach(one -> page.bullet("dropped: " + Markdown.plain(one)));
    if (!readBy.summary().isBlank()) {
      page.bullet("it says: " + Markdown.plain(Limits.cut(readBy.summary(), SUMMARY_CHARS)));
    }
    int more = readBy.dropped().size() - DROPPED_SHOWN;
    if (more > 0) {
      page.bullet("dropped: " + more + " more, which `--json` lists");
    }
  }

  private void numbers(Outlook numbers) {
    page.heading(2, "The patterns, predicted");
    page.paragraph(size(numbers));
    var rows = new ArrayList<List<String>>();
    for (var one : numbers.predictions()) {
      var name = one.way().words().replaceAll(":.*", "");
      rows.add(
          List.of(
              one.way() == assessment.way() ? "**" + name + "**" : name,
              Amounts.time(one.minutes()),
              Amounts.tokens(one.tokens()),
              Amounts.usd(one.usd()),
              one.personMinutes() == 0 ? "–" : Amounts.time(one.personMinutes()),
              Amounts.percent(one.coordination())));
    }
    page.table(
        List.of("Pattern", "Wall-clock", "Tokens", "USD", "People's time", "Coordination"), rows);
    parallelism(numbers);
    page.heading(2, "Progress, predicted");
    page.paragraph("```\n" + ProgressChart.of(numbers) + "```");
  }

  private String size(Outlook numbers) {
    var work = Amounts.turns(numbers.turns()) + " of a generator";
    return numbers.lines().isPresent()
        ? "For %,d lines (%s) in %s: about %s."
            .formatted(
                numbers.lines().getAsLong(),
                numbers.basis(),
                counted(Math.max(1, assessment.facts().parts().size()), "module"),
                work)
        : "For %d modules with their authors' estimates: %s."
            .formatted(assessment.facts().parts().size(), work);
  }

  private void parallelism(Outlook numbers) {
    page.heading(2, "How many at once");
    page.bullet(
        "Generators of use: **%d**. More bring nothing: %s (N\\* = %s with %s)."
            .formatted(
                numbers.knee(),
                numbers.bound().words(),
                Amounts.ratio(numbers.useful()),
                counted(numbers.evaluators(), "evaluator")));
    page.bullet(
        "Critical path, %s: %s."
            .formatted(
                Amounts.time(numbers.criticalMinutes()),
                Markdown.plain(String.join(" → ", path(numbers)))));
    page.end();
    page.table(
        heads(numbers),
        List.of(
            row(
                "Wall-clock",
                numbers.speeds().stream().map(s -> Amounts.time(s.minutes())).toList())));
  }

  private List<String> path(Outlook numbers) {
    var path = new ArrayList<>(numbers.criticalPath());
    if (!assessment.facts().planned()) {
      path.addFirst("planning");
    }
    path.addLast("integration");
    return path;
  }

  private static List<String> heads(Outlook numbers) {
    return row(
        "Generators",
        numbers.speeds().stream().map(s -> Integer.toString(s.generators())).toList());
  }

  private static List<String> row(String first, List<String> rest) {
    var row = new ArrayList<String>();
    row.add(first);
    row.addAll(rest);
    return row;
  }

  private static String counted(long number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }

  private void supposed() {
    page.heading(2, "The patterns, supposing a size");
    page.paragraph(
        "No size is known, so nothing is predicted. If it were so large, in %s:"
            .formatted(counted(Math.max(1, assessment.facts().parts().size()), "module")));
    var head = new ArrayList<>(List.of("Pattern"));
    assessment
        .supposed()
        .forEach(numbers -> head.add("%,d lines".formatted(numbers.lines().orElse(0))));
    var rows = new ArrayList<List<String>>();
    for (var way : Way.values()) {
      if (way != Way.PLANNING) {
        rows.add(
            row(
                way.words().replaceAll(":.*", ""),
                assessment.supposed().stream().map(numbers -> brief(numbers.of(way))).toList()));
      }
    }
    page.table(head, rows);
  }

  private static String brief(Prediction one) {
    return "%s, %s tokens, %s USD"
        .formatted(
            Amounts.time(one.minutes()), Amounts.tokens(one.tokens()), Amounts.usd(one.usd()));
  }

  private void basis() {
    var rates = assessment.rates();
    page.heading(2, "What this rests on");
    page.paragraph(
        (rates.runs() == 0
                ? "No past run: every constant is the table's."
                : "%s with %s: %d of the constants were moved by what they measured."
                    .formatted(
                        counted(rates.runs(), "past run"),
                        counted(rates.turns(), "timed turn"),
                        rates.moved().size()))
            + " The model and each constant with its source are in `docs/assess.md`. Predictions"
            + " compare patterns; take none for a promise.");
  }
}

package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Part;
import dev.ashlar.report.Markdown;
import java.util.ArrayList;
import java.util.List;

/// The pages of hand-offs. What the brief does not say is asked for in them, never invented.
final class HandOffPages {
  private static final String WHOLE = "the whole";

  private final Assessment assessment;
  private final Facts facts;
  private final Way way;

  HandOffPages(Assessment assessment, Way way) {
    this.assessment = assessment;
    this.way = way;
    this.facts = assessment.facts();
  }

  /// A task for one agent that works alone.
  String single() {
    var page = opened("Task");
    page.heading(2, "What is to be built");
    parts().forEach(part -> page.bullet(described(part)));
    page.end();
    page.heading(2, "Tests, in this order");
    page.paragraph("Write each before the code it is for, and see it fail first.");
    tests().forEach(test -> page.bullet("[ ] " + test));
    page.end();
    acceptance(page);
    page.heading(2, "How to work");
    page.bullet("One test at a time: red, green, tidy, commit.");
    page.bullet("Never change a given test, expected output or reference to fit the code.");
    page.bullet("Say what you ran and what it printed; a claim without a run counts for nothing.");
    page.bullet("Stop and ask where this page, `BRIEF.md` and the tests disagree.");
    page.end();
    open(page);
    return page.text();
  }

  /// Steps for a brain that orders and a worker that does.
  String managed() {
    var page = opened("Steps");
    page.paragraph(
        "The brain orders one step, the worker does it, the brain makes the check itself. A red"
            + " check goes back with its output; after three red checks of one step a person is"
            + " asked.");
    int number = 1;
    page.heading(2, "%d. Tests".formatted(number++));
    page.bullet("Do: " + oracles() + " — make it run with one command.");
    page.bullet("Check: the command ends red, because nothing is built yet.");
    page.end();
    for (var part : parts()) {
      page.heading(2, "%d. %s".formatted(number++, name(part)));
      page.bullet("Do: " + described(part));
      page.bullet("Check: " + first(part));
      page.bullet("Check: what was green before is green still.");
      page.end();
    }
    page.heading(2, "%d. The whole".formatted(number));
    page.bullet("Do: put the parts together.");
    page.bullet("Check: " + oracles() + " is green in a fresh copy.");
    page.end();
    acceptance(page);
    open(page);
    return page.text();
  }

  /// The test list of a pair.
  String pair() {
    var page = opened("Test list");
    page.paragraph(
        "A person writes or names the next test, the agent makes it green, the person looks at the"
            + " result. The smallest come first; strike out, add and reorder as you learn.");
    page.heading(2, "What a test can tell");
    tests().forEach(test -> page.bullet("[ ] " + test));
    page.end();
    page.heading(2, "What only a person can tell");
    facts.subjective().stream()
        .limit(10)
        .forEach(e ->
            page.bullet(
                "[ ] "
                    + quoted(e)
                    + ": look at it together, and write down what is right about it"));
    page.endOr("Nothing of that kind was found.");
    acceptance(page);
    open(page);
    return page.text();
  }

  /// What all people of a team need.
  String team() {
    var page = opened("Work packages");
    page.paragraph(
        "Each package has one owner, who works with an agent as pair programmer. Agree on the"
            + " interfaces below before anybody writes code; a change of one is told to all.");
    var rows = new ArrayList<List<String>>();
    int number = 1;
    for (var part : parts()) {
      rows.add(
          List.of(
              "%d".formatted(number++),
              name(part),
              part.boundary().map(HandOffPages::quoted).orElse("**to be agreed**"),
              part.needs().isEmpty()
                  ? "none stated"
                  : Markdown.plain(String.join(", ", part.needs())),
              ""));
    }
    page.table(List.of("#", "Package", "Interface", "Needs", "Owner"), rows);
    acceptance(page);
    open(page);
    return page.text();
  }

  /// One person's page.
  String workPackage(Part part) {
    var page = new Markdown();
    page.heading(1, "Work package: " + name(part));
    page.paragraph(
        "Part of: " + Markdown.plain(facts.title()) + ". See `../PACKAGES.md` and `../BRIEF.md`.");
    page.bullet("Purpose: " + described(part));
    page.bullet(
        "Needs: "
            + (part.needs().isEmpty()
                ? "none stated"
                : Markdown.plain(String.join(", ", part.needs()))));
    page.end();
    page.heading(2, "Tests, in this order");
    testsOf(part).forEach(test -> page.bullet("[ ] " + test));
    page.end();
    page.heading(2, "Done when");
    page.bullet("[ ] the tests above are green, by a run that somebody else made");
    page.bullet("[ ] somebody who did not write it has used it through its interface alone");
    page.end();
    return page.text();
  }

  /// What to find out before anything is built.
  String planning() {
    var page = opened("Planning phase");
    page.paragraph(
        "Nothing is built in this phase. Answer the questions, put the answers into the front"
            + " matter of the brief, and call `ashlar assess` again.");
    page.heading(2, "Questions");
    for (var answer : assessment.answers()) {
      answer
          .missing()
          .forEach(missing ->
              page.bullet(
                  "[ ] %s — %s".formatted(answer.condition().words(), Markdown.plain(missing))));
    }
    page.bullet("[ ] Which one input and its right answer show that the whole works?");
    page.bullet("[ ] Which bad input must be refused, and how does the refusal look?");
    page.bullet("[ ] What is not wanted?");
    page.end();
    template(page);
    return page.text();
  }

  /// What a plan is made from where the pattern applies.
  String parallel() {
    var page = opened("Planning phase");
    page.paragraph(
        "All three pre-conditions are met. Write a plan with one contract, stub and set of locked"
            + " tests for each module, or have agents write it: `ashlar plan BRIEF.md`. `ashlar"
            + " check` says whether it may be run.");
    template(page);
    return page.text();
  }

  private Markdown opened(String what) {
    var page = new Markdown();
    page.heading(1, what + ": " + Markdown.plain(facts.title()));
    page.paragraph(
        "Made by `ashlar assess` for: "
            + way.words()
            + ". The wish in its author's own words is in `BRIEF.md`; read it first. What stands in"
            + " quotation marks comes from there.");
    return page;
  }

  private List<Part> parts() {
    return facts.parts();
  }

  private static String name(Part part) {
    return Markdown.plain(part.name());
  }

  private static String described(Part part) {
    var purpose =
        part.purpose()
            .filter(words -> part.boundary().filter(e -> e.quote().contains(words)).isEmpty())
            .map(words -> ": " + Markdown.plain(words))
            .orElse("");
    var form =
        part.boundary()
            .map(e -> " Interface: " + quoted(e) + ".")
            .orElse(
                " Interface: **not stated; write down what goes in, what comes out, and how errors"
                    + " look**.");
    return "**"
        + name(part)
        + "**"
        + purpose
        + (purpose.isEmpty() || purpose.endsWith(".") ? "" : ".")
        + form;
  }

  private static String quoted(Evidence evidence) {
    return "“%s” (%s)".formatted(Markdown.plain(evidence.quote()), Markdown.code(evidence.where()));
  }

  private String oracles() {
    var found =
        facts.oracles().stream()
            .sorted(java.util.Comparator.comparing(Facts.Oracle::form))
            .limit(2)
            .map(oracle -> quoted(oracle.evidence()))
            .toList();
    if (!found.isEmpty()) {
      return String.join("; ", found);
    }
    return facts
        .subject()
        .map(subject -> "the suite by the catalogue, " + subject.entry().suite())
        .orElse("**cases that a person has approved, as none are stated**");
  }

  private List<String> tests() {
    var tests = new ArrayList<String>();
    if (parts().isEmpty()) {
      tests.addAll(cases(WHOLE));
    }
    parts().forEach(part -> tests.addAll(testsOf(part)));
    tests.add("the whole, end to end: " + oracles());
    return tests;
  }

  private static List<String> testsOf(Part part) {
    var tests = new ArrayList<String>();
    tests.add(first(part));
    part.tests().ifPresent(e -> tests.add(name(part) + ": " + quoted(e)));
    tests.addAll(cases(name(part)).subList(1, 3));
    return tests;
  }

  private static String first(Part part) {
    return part.boundary()
        .map(e -> name(part) + ": the smallest input and its right answer, by " + quoted(e))
        .orElseGet(() -> cases(name(part)).getFirst());
  }

  private static List<String> cases(String what) {
    return List.of(
        what + ": the smallest input that a person agrees on, and its right answer",
        what + ": empty input, and the largest that must work",
        what + ": bad input is refused, with the place and the reason");
  }

  private void acceptance(Markdown page) {
    page.heading(2, "Acceptance");
    page.bullet("[ ] green, in a fresh copy, by a run that is shown: " + oracles());
    facts.sizes().stream()
        .limit(1)
        .forEach(e -> page.bullet("[ ] of the size that was said: " + quoted(e)));
    facts.subjective().stream()
        .limit(5)
        .forEach(e -> page.bullet("[ ] a person has looked and agrees: " + quoted(e)));
    page.bullet("[ ] nothing that `BRIEF.md` asks for is left out, and nothing is added");
    page.end();
  }

  private void open(Markdown page) {
    page.heading(2, "Open questions");
    for (var answer : assessment.answers()) {
      if (answer.condition() != PreCondition.REPAID) {
        answer.missing().forEach(missing -> page.bullet(Markdown.plain(missing)));
      }
    }
    page.endOr("None that matter here.");
  }

  /// Front matter with what is known, and a place for what is not.
  private void template(Markdown page) {
    page.heading(2, "Front matter to complete");
    var yaml = new StringBuilder("---\n");
    yaml.append("artifact: ").append(Slug.of(facts.title())).append('\n');
    yaml.append("kind: ")
        .append(facts.kind().map(Facts.Said::what).map(Slug::of).orElse("# compiler, parser, …"))
        .append('\n');
    yaml.append("lines: ")
        .append(
            facts.lines().isPresent()
                ? Long.toString(facts.lines().getAsLong())
                : "# about how many")
        .append('\n');
    yaml.append("modules:\n");
    if (parts().isEmpty()) {
      yaml.append("  # - {name: lexer, interface: \"text → tokens\", lines: 1k}\n");
    }
    parts()
        .forEach(part ->
            yaml.append("  - name: ")
                .append(Slug.of(part.name()))
                .append('\n')
                .append("    interface: ")
                .append(
                    text(
                        part.boundary()
                            .map(Evidence::quote)
                            .orElse("# what goes in → what comes out")))
                .append('\n')
                .append(needs(part)));
    yaml.append("tests:")
        .append(found(Facts.Form.RUNNABLE, "suites, golden outputs, a reference implementation"));
    yaml.append("references:").append(found(Facts.Form.SOURCE, "standards, RFCs, grammars"));
    yaml.append("---\n");
    page.paragraph("```yaml\n" + yaml + "```");
  }

  private static String needs(Part part) {
    var names = part.needs().stream().map(Slug::of).toList();
    return names.isEmpty() ? "" : "    needs: [" + String.join(", ", names) + "]\n";
  }

  /// What says what is right, as a YAML list.
  private String found(Facts.Form form, String wanted) {
    var texts =
        facts.oracles().stream()
            .filter(oracle -> oracle.form() == form)
            .map(oracle -> "  - " + text(oracle.evidence().quote()) + "\n")
            .distinct()
            .toList();
    return texts.isEmpty() ? " [] # " + wanted + "\n" : "\n" + String.join("", texts);
  }

  /// A text as YAML, quoted, and never able to end the block it stands in.
  private static String text(String words) {
    return words.startsWith("# ")
        ? words
        : "\""
            + words
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("`", "'")
                .replaceAll("\\p{Cntrl}", " ")
            + "\"";
  }
}

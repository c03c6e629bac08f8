package dev.ashlar.cli;

import dev.ashlar.codec.JsonPage;
import dev.ashlar.codec.RuleExample;
import dev.ashlar.codec.RuleExample.Change;
import dev.ashlar.codec.RuleExample.Edit;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Problem.Severity;
import dev.ashlar.plan.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the rules say about themselves: one, an area, or all of them, with an example that breaks
/// each and one that nearly does and passes.
final class Explanation {
  private static final String ALL = "all";
  private static final String BOOK = "rule-examples.txt";
  private static final int WIDTH_MAX = 100;
  private static final String LABELLED = "            ";
  private static final Pattern NEW_LINE = Pattern.compile("(?<!\\\\)\\\\n");
  private static final Pattern LAST_NEW_LINE = Pattern.compile("(?<!\\\\)\\\\n$");

  private final Terminal terminal;
  private final Map<String, RuleExample> examples;

  Explanation(Terminal terminal) throws IOException {
    this.terminal = terminal;
    try (var book = Objects.requireNonNull(Explanation.class.getResourceAsStream(BOOK))) {
      this.examples = RuleExample.read(new String(book.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// Prints what `asked` names: an id, an area, `all`, or nothing for a list of all ids.
  void print(String asked, boolean json) {
    var rules = rules(asked);
    if (json) {
      terminal.print(
          JsonPage.of(page -> page.field("format", 1).objects("rules", rules, this::rule)));
    } else if (asked.isEmpty()) {
      list(rules);
    } else {
      for (int i = 0; i < rules.size(); i++) {
        if (i > 0) {
          terminal.say("");
        }
        explain(rules.get(i));
      }
    }
  }

  private static List<Rule> rules(String asked) {
    var found =
        Rule.all().stream()
            .filter(rule ->
                asked.isEmpty()
                    || asked.equals(ALL)
                    || rule.id().equals(asked)
                    || area(rule).equals(asked))
            .toList();
    if (found.isEmpty()) {
      var known =
          Stream.concat(
                  Rule.all().stream().flatMap(rule -> Stream.of(rule.id(), area(rule))),
                  Stream.of(ALL))
              .distinct()
              .toList();
      throw Complaint.usage("unknown rule `" + Terminal.shownOnOneLine(asked) + "`")
          .hint(hint(asked, known));
    }
    return found;
  }

  /// A rule may be remembered without its area.
  private static String hint(String asked, List<String> known) {
    return known.stream()
        .filter(id -> id.endsWith("/" + asked))
        .findFirst()
        .map(id -> "Did you mean `" + id + "`?")
        .orElseGet(() -> Nearest.hint(asked, known, "`ashlar check --explain` lists all rules"));
  }

  private static String area(Rule rule) {
    return rule.id().substring(0, rule.id().indexOf('/'));
  }

  private static String severity(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  private void list(List<Rule> rules) {
    var table = new Columns("RULE", "SEVERITY", "FORBIDS");
    rules.forEach(rule -> table.row(rule.id(), severity(rule), rule.terms().forbids()));
    table.print(terminal);
    terminal.talk("");
    terminal.talk(
        terminal.faint("hint:")
            + " `ashlar check --explain RULE` explains one, with an area all of it, with `all`"
            + " everything");
  }

  private void explain(Rule rule) {
    var terms = rule.terms();
    var word =
        rule.severity() == Severity.ERROR ? terminal.bad("error") : terminal.notable("warning");
    terminal.say(terminal.bold(rule.id()) + " (" + word + ")");
    wrapped("  ", "  ", terms.forbids());
    terminal.say("");
    labelled("why", terms.why());
    labelled("evidence", terms.evidence());
    labelled("mend", terms.mend());
    labelled("serves", terms.serves().sentence());
    Optional.ofNullable(examples.get(rule.id()))
        .ifPresent(example -> {
          terminal.say("");
          change("breaks", example.breaks());
          change("passes", example.passes());
        });
  }

  private void labelled(String label, String text) {
    wrapped("  " + label + LABELLED.substring(label.length() + 2), LABELLED, text);
  }

  private void change(String label, Change change) {
    labelled(label, change.says());
    var heading = "";
    for (var edit : change.edits()) {
      var lines = lines(edit);
      lines.stream()
          .skip(lines.getFirst().equals(heading) ? 1 : 0)
          .forEach(line -> terminal.say(LABELLED + line));
      heading = lines.getFirst();
    }
  }

  /// What an edit leaves behind, as somebody would read it in the file.
  private static List<String> lines(Edit edit) {
    return switch (edit) {
      case Edit.Removed(String file) -> List.of("| no " + file);
      case Edit.Written(String file, String text) -> within(file, plain(text));
      case Edit.Replaced(String file, String old, String fresh) ->
          fresh.isBlank()
              ? within(file + " without", List.of(excerpt(plain(old))))
              : within(file, level(plain(fresh)));
    };
  }

  private static List<String> within(String file, List<String> lines) {
    return Stream.concat(Stream.of("| " + file + ":"), lines.stream().map(line -> "|   " + line))
        .toList();
  }

  private static List<String> plain(String text) {
    var whole = LAST_NEW_LINE.matcher(text).replaceFirst("");
    return NEW_LINE.splitAsStream(whole).map(line -> line.replace("\\\\", "\\")).toList();
  }

  private static String excerpt(List<String> lines) {
    return lines.getFirst().strip() + (lines.size() > 1 ? " …" : "");
  }

  /// The first line begins where the others do.
  private static List<String> level(List<String> lines) {
    int margin =
        lines.stream()
            .skip(1)
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return Stream.concat(
            lines.stream().limit(1).map(line -> line.startsWith(" ") ? line.stripLeading() : line),
            lines.stream().skip(1).map(line -> line.substring(margin)))
        .toList();
  }

  private void wrapped(String first, String margin, String text) {
    int width = Math.min(terminal.width(), WIDTH_MAX);
    var line = new StringBuilder(first);
    var empty = true;
    for (var word : text.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        terminal.say(line.toString());
        line = new StringBuilder(margin);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    terminal.say(line.toString());
  }

  private void rule(JsonPage page, Rule rule) {
    var terms = rule.terms();
    page.field("rule", rule.id())
        .field("severity", severity(rule))
        .field("forbids", terms.forbids())
        .field("why", terms.why())
        .field("evidence", terms.evidence())
        .field("mend", terms.mend())
        .field("serves", terms.serves().sentence());
    var example = examples.get(rule.id());
    if (example != null) {
      page.object("breaks", at -> change(at, example.breaks()))
          .object("passes", at -> change(at, example.passes()));
    }
  }

  private static void change(JsonPage page, Change change) {
    page.field("says", change.says())
        .objects(
            "edits",
            change.edits(),
            (at, edit) -> at.field("file", edit.file()).texts("lines", lines(edit)));
  }
}

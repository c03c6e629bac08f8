package dev.ashlar.report;

import dev.ashlar.orchestrator.Findings;
import java.util.List;
import java.util.regex.Pattern;

/// A Markdown page in the making: headings, paragraphs, lists and tables, with everything that
/// strangers wrote made harmless.
public final class Markdown {
  /// What Markdown obeys. An underscore inside a word is none of it.
  private static final Pattern MARKUP =
      Pattern.compile(
          "[\\\\`*\\[\\]<>|]|~(?=.*~)|(?<!\\p{Alnum})_|_(?!\\p{Alnum})|&(?=[#\\p{Alpha}])");

  /// What it obeys where a line begins: headings, rules, items of lists.
  private static final Pattern BEGINNING = Pattern.compile("^(?:#|[-+=](?=[-+= ]|$))");

  /// The number of an item, at its beginning.
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})(?=[.)](?: |$))");

  /// A pipe that would end a table's cell.
  private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");

  private final StringBuilder text = new StringBuilder();
  private boolean listing;

  void heading(int level, Heading heading) {
    heading(level, heading.words());
  }

  public void heading(int level, String words) {
    block("#".repeat(level) + " " + words);
  }

  public void paragraph(String words) {
    block(words);
  }

  public void bullet(String words) {
    if (!listing && !text.isEmpty()) {
      text.append('\n');
    }
    listing = true;
    text.append("- ").append(words).append('\n');
  }

  /// What a stranger wrote, whole and line by line, as a quotation.
  void quote(Findings findings) {
    var where = "";
    text.append('\n');
    listing = false;
    for (var finding : findings.list()) {
      if (!finding.where().equals(where)) {
        where = finding.where();
        text.append("> ").append(plain(where)).append(":\n>\n");
      }
      finding
          .what()
          .lines()
          .forEach(line -> text.append(("> " + plain(line)).strip()).append('\n'));
    }
    if (findings.omitted() > 0) {
      text.append("> … and more that was not kept\n");
    }
  }

  /// Ends a list.
  public void end() {
    listing = false;
  }

  /// Ends a list, or says `otherwise` where it has no item.
  public void endOr(String otherwise) {
    if (!listing) {
      paragraph(otherwise);
    }
    listing = false;
  }

  /// A table with the cells' Markdown; nothing where there is no row.
  public void table(List<String> head, List<List<String>> rows) {
    table(head, head.stream().map(_ -> "---").toList(), rows);
  }

  /// The same under the columns that reports share, with figures on the right.
  public void columns(List<Column> head, List<List<String>> rows) {
    var rule = head.stream().map(column -> column.figures() ? "---:" : "---").toList();
    table(Column.words(head), rule, rows);
  }

  private void table(List<String> head, List<String> rule, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    listing = false;
    text.append('\n').append(row(head)).append(row(rule));
    rows.forEach(cells -> text.append(row(cells)));
  }

  private static String row(List<String> cells) {
    var safe = cells.stream().map(cell -> PIPE.matcher(cell).replaceAll("\\\\|")).toList();
    return "| " + String.join(" | ", safe) + " |\n";
  }

  private void block(String words) {
    listing = false;
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(words).append('\n');
  }

  public String text() {
    return text.toString();
  }

  /// Lines as they are, in a fence that none of them can close.
  public void fenced(String language, List<String> lines) {
    var fence = "```";
    for (var line : lines) {
      while (line.contains(fence)) {
        fence += "`";
      }
    }
    block(fence + language);
    lines.forEach(line -> text.append(shown(line).stripTrailing()).append('\n'));
    text.append(fence).append('\n');
  }

  /// Words of a stranger, on one line, that stay words: no markup, no links, no HTML, nothing that
  /// a terminal would obey.
  public static String plain(String words) {
    return begun(within(words.strip()));
  }

  /// A line's Markdown that begins neither a heading nor an item.
  public static String begun(String line) {
    var safe = BEGINNING.matcher(line).replaceFirst("\\\\$0");
    return NUMBER.matcher(safe).replaceFirst("$1\\\\");
  }

  /// The same for words inside a line, whose blanks at both ends count.
  public static String within(String words) {
    return MARKUP.matcher(shown(words)).replaceAll("\\\\$0");
  }

  /// Words on one line without characters that are obeyed and not seen.
  public static String shown(String words) {
    var line = new StringBuilder(words.length());
    words
        .codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(point -> Character.getType(point) != Character.CONTROL)
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /// Words as code, on one line.
  public static String code(String words) {
    return "`" + shown(words).replaceAll("[`\\s]+", " ").strip() + "`";
  }
}

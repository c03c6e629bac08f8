package dev.ashlar.report;

import dev.ashlar.orchestrator.Findings;
import java.util.List;
import java.util.regex.Pattern;

/// A Markdown page in the making: headings, paragraphs, lists and tables, with everything that
/// strangers wrote made harmless.
public final class Markdown {
  /// What Markdown obeys. An underscore inside a word is none of it.
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]<>|]|(?<!\\p{Alnum})_|_(?!\\p{Alnum})|&(?=[#\\p{Alpha}])|^#");

  private final StringBuilder text = new StringBuilder();
  private boolean listing;

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

  public void table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    listing = false;
    text.append('\n').append(row(head)).append(row(head.stream().map(_ -> "---").toList()));
    rows.forEach(cells -> text.append(row(cells)));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
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

  /// Words of a stranger, on one line, that stay words: no markup, no links, no HTML, nothing that
  /// a terminal would obey.
  public static String plain(String words) {
    var line = new StringBuilder(words.length());
    words
        .strip()
        .codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(point -> Character.getType(point) != Character.CONTROL)
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .forEach(line::appendCodePoint);
    return MARKUP.matcher(line).replaceAll("\\\\$0");
  }

  /// Words as code, on one line.
  public static String code(String words) {
    return "`" + words.replaceAll("[`\\s]+", " ").strip() + "`";
  }
}

package dev.ashlar.architect;

import dev.ashlar.architect.Statement.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A brief's body cut into statements: what wraps over lines is joined, markup and code blocks are
/// left out.
final class Page {
  private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*?)\\s*#*$");
  private static final Pattern ITEM =
      Pattern.compile("^(\\s*)(?:[-*+•–]|\\(?\\d{1,3}[.)]|[a-z]\\))\\s+(\\S.*)$");
  private static final Pattern ROW = Pattern.compile("^\\s*\\|(.+)\\|\\s*$");
  private static final Pattern RULE = Pattern.compile("^[\\s|:=-]+$");
  private static final Pattern MARKUP =
      Pattern.compile("\\*\\*|__|`|(?<!\\w)[*_](?=\\w)|(?<=\\w)[*_](?!\\w)|<[^>\\s][^>]{0,200}>");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]{0,300})]\\([^)]{0,500}\\)");
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[.!?。])(?<!\\b[a-zA-Z]\\.)\\s+(?=[\\p{Lu}\\d\"“„(]|$)");

  /// What is longer without a full stop is no sentence; it is cut, so that no pattern works long.
  private static final int STATEMENT_CHARS_MAX = 1_500;

  private final String source;
  private final List<Statement> statements = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private final List<int[]> starts = new ArrayList<>();
  private Form form = Form.SENTENCE;
  private String section = "";
  private final TreeMap<Integer, String> above = new TreeMap<>();
  private List<String> head = List.of();
  private boolean fenced;

  private Page(String source) {
    this.source = source;
  }

  static List<Statement> of(Brief brief) {
    var page = new Page(brief.file());
    for (int i = brief.bodyLine() - 1; i < brief.lines().size(); i++) {
      var next = i + 1 < brief.lines().size() ? brief.lines().get(i + 1) : "";
      page.line(brief.lines().get(i), i + 1, next);
    }
    page.close();
    return page.statements;
  }

  private void line(String line, int number, String next) {
    if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
      close();
      fenced = !fenced;
      return;
    }
    if (fenced) {
      // What is fenced is an example or a picture of the stages; each line stands for itself.
      text(line, number, Form.SENTENCE);
      close();
      return;
    }
    var heading = HEADING.matcher(line);
    var item = ITEM.matcher(line);
    var row = ROW.matcher(line);
    if (line.isBlank()) {
      close();
      head = List.of();
    } else if (heading.matches()) {
      heading(heading.group(2), heading.group(1).length(), number);
    } else if (!next.isBlank() && next.matches("^(={3,}|-{3,})\\s*$") && open.isEmpty()) {
      heading(line, next.startsWith("=") ? 1 : 2, number);
    } else if (RULE.matcher(line).matches()) {
      close();
    } else if (row.matches()) {
      row(row.group(1), number);
    } else if (item.matches()) {
      close();
      text(item.group(2), number, Form.ITEM);
    } else {
      text(line, number, open.isEmpty() ? Form.SENTENCE : form);
    }
  }

  private void heading(String words, int level, int number) {
    close();
    var text = plain(words);
    above.tailMap(level).clear();
    var parent = above.isEmpty() ? "" : above.lastEntry().getValue();
    above.put(level, text);
    section = text;
    if (!text.isEmpty()) {
      statements.add(
          new Statement(source, number, Form.HEADING, parent, text, List.of(), List.of()));
    }
  }

  private void row(String inner, int number) {
    close();
    var cells = Arrays.stream(inner.split("\\|", -1)).map(Page::plain).toList();
    if (head.isEmpty()) {
      head = cells;
      return;
    }
    var text = String.join(" | ", cells);
    statements.add(new Statement(source, number, Form.ROW, section, text, cells, head));
  }

  private void text(String line, int number, Form as) {
    form = as;
    if (!open.isEmpty()) {
      open.append(' ');
    }
    starts.add(new int[] {open.length(), number});
    open.append(plain(line));
  }

  /// Ends the paragraph or item that is open. One that ends with a colon leads into what follows.
  private void close() {
    var text = open.toString().strip();
    if (!text.isEmpty()) {
      if (form == Form.ITEM) {
        add(text, 0);
      } else {
        int from = 0;
        for (var sentence : SENTENCE.split(text)) {
          int at = Math.max(from, text.indexOf(sentence, from));
          add(sentence, at);
          from = at + sentence.length();
        }
      }
      if (form == Form.SENTENCE && text.endsWith(":")) {
        section = statements.getLast().text();
      }
    }
    open.setLength(0);
    starts.clear();
  }

  private void add(String text, int offset) {
    int line = starts.getFirst()[1];
    for (var start : starts) {
      line = start[0] <= offset ? start[1] : line;
    }
    for (int from = 0; from < text.length(); from += STATEMENT_CHARS_MAX) {
      var piece = text.substring(from, Math.min(text.length(), from + STATEMENT_CHARS_MAX));
      statements.add(new Statement(source, line, form, section, piece, List.of(), List.of()));
    }
  }

  /// Without markup; a link is its words.
  static String plain(String text) {
    return MARKUP.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("").strip();
  }
}

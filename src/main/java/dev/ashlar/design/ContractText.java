package dev.ashlar.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A contract's Markdown as blocks: paragraphs, items, tables and fenced lines, with code and
/// emphasis. What it does not know stays words, so nothing in a contract becomes markup.
final class ContractText {
  /// A page of one module; what is longer is read in the contract itself.
  private static final int CHARS_MAX = 4_000;

  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(.*)");
  private static final Pattern INLINE =
      Pattern.compile("(`+)(.+?)\\1|\\*\\*(\\S[^*]*?)\\*\\*|\\*(\\S[^*]*?)\\*");
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern RULE = Pattern.compile("[|:\\- ]+");

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private Prose lead;

  private ContractText(Prose lead) {
    this.lead = lead;
  }

  static List<Block> blocks(String markdown) {
    return blocks(new Prose(List.of()), markdown);
  }

  /// The same, with `lead` before its first paragraph.
  static List<Block> blocks(Prose lead, String markdown) {
    var text = new ContractText(lead);
    var cut = cut(markdown);
    text.read(cut.lines().toList());
    if (cut.length() < markdown.length()) {
      text.blocks.add(Block.paragraph("… the rest is in the contract."));
    }
    return text.blocks;
  }

  /// At most so many characters, ending with a line.
  private static String cut(String markdown) {
    if (markdown.length() <= CHARS_MAX) {
      return markdown;
    }
    var end = markdown.lastIndexOf('\n', CHARS_MAX);
    return markdown.substring(0, end > 0 ? end : CHARS_MAX - 1);
  }

  private void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.strip().startsWith("```")) {
        flush();
        var end = i + 1;
        while (end < lines.size() && !lines.get(end).strip().startsWith("```")) {
          end++;
        }
        literal(lines.subList(i + 1, end));
        i = end;
      } else {
        line(line);
      }
    }
    flush();
  }

  private void literal(List<String> lines) {
    lead();
    blocks.add(new Block.Literal(lines));
  }

  private void line(String line) {
    var item = ITEM.matcher(line);
    if (line.isBlank()) {
      flush();
    } else if (line.startsWith("|")) {
      flushUnless(rows);
      rows.add(line);
    } else if (item.matches()) {
      flushUnless(items);
      items.add(item.group(1));
    } else if (!items.isEmpty() && line.startsWith(" ")) {
      items.add(items.removeLast() + " " + line.strip());
    } else {
      flushUnless(paragraph);
      paragraph.add(line.strip());
    }
  }

  private void flushUnless(List<String> open) {
    if (open.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      var words = inline(String.join(" ", paragraph));
      blocks.add(new Block.Paragraph(Prose.of("{}{}", lead, words)));
      lead = new Prose(List.of());
    }
    if (!items.isEmpty()) {
      lead();
      blocks.add(new Block.Bullets(items.stream().map(ContractText::inline).toList()));
    }
    if (!rows.isEmpty()) {
      lead();
      table();
    }
    paragraph.clear();
    items.clear();
    rows.clear();
  }

  /// What comes before the first block that is no paragraph stands alone.
  private void lead() {
    if (!lead.spans().isEmpty()) {
      blocks.add(new Block.Paragraph(lead));
      lead = new Prose(List.of());
    }
  }

  private void table() {
    var cells = rows.stream().filter(row -> !RULE.matcher(row).matches()).map(this::cells).toList();
    var width = cells.stream().mapToInt(List::size).max().orElse(0);
    if (width > 0) {
      var padded = cells.stream().map(row -> padded(row, width)).toList();
      blocks.add(new Block.Quoted(padded.getFirst(), padded.subList(1, padded.size())));
    }
  }

  private List<Prose> cells(String row) {
    var inner = row.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    return Arrays.stream(CELL_END.split(inner, -1))
        .map(cell -> inline(cell.strip().replace("\\|", "|")))
        .toList();
  }

  private static List<Prose> padded(List<Prose> row, int width) {
    var all = new ArrayList<>(row);
    while (all.size() < width) {
      all.add(new Prose(List.of()));
    }
    return all;
  }

  /// One line's words, code and emphasis.
  static Prose inline(String line) {
    var spans = new ArrayList<Prose.Span>();
    var marks = INLINE.matcher(line);
    int end = 0;
    while (marks.find()) {
      plain(spans, line.substring(end, marks.start()));
      end = marks.end();
      if (marks.group(2) != null) {
        spans.add(new Prose.Span(Prose.Style.CODE, marks.group(2).strip()));
      } else if (marks.group(3) != null) {
        spans.add(new Prose.Span(Prose.Style.STRONG, marks.group(3)));
      } else {
        spans.add(new Prose.Span(Prose.Style.EMPHASIS, marks.group(4)));
      }
    }
    plain(spans, line.substring(end));
    return new Prose(spans);
  }

  private static void plain(List<Prose.Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new Prose.Span(Prose.Style.PLAIN, text));
    }
  }
}

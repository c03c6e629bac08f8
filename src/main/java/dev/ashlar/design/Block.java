package dev.ashlar.design;

import dev.ashlar.report.Column;
import java.util.Arrays;
import java.util.List;

/// A piece of an answer, in a form that every kind of page can draw.
public sealed interface Block {

  /// A heading below the point's own.
  record Subheading(String words) implements Block {}

  record Paragraph(Prose prose) implements Block {}

  record Bullets(List<Prose> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /// Rows of cells under the words that all reports share.
  record Table(List<Column> columns, List<List<Prose>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (var row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(row.size() + " cells in " + columns.size());
        }
      }
    }
  }

  /// Rows of cells under a stranger's own headings, such as a table of a contract.
  record Quoted(List<Prose> head, List<List<Prose>> rows) implements Block {
    public Quoted {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// Lines as they stand in a file.
  record Literal(List<String> lines) implements Block {
    public Literal {
      lines = List.copyOf(lines);
    }
  }

  record Picture(Diagram diagram) implements Block {}

  static Block paragraph(String template, Object... values) {
    return new Paragraph(Prose.of(template, values));
  }

  static Block bullets(Prose... items) {
    return new Bullets(Arrays.asList(items));
  }
}

package dev.ashlar.architect;

import java.util.List;
import java.util.regex.Matcher;

/// One sentence, list item, table row or heading of a brief, without its markup. `section` is the
/// heading or lead-in that it stands below, of a heading the one above it; `cells` are a row's,
/// `head` the table's headings.
record Statement(
    String source,
    int line,
    Form form,
    String section,
    String text,
    List<String> cells,
    List<String> head) {

  Statement {
    cells = List.copyOf(cells);
    head = List.copyOf(head);
  }

  /// How a statement stands on its page.
  enum Form {
    HEADING,
    ITEM,
    ROW,
    SENTENCE
  }

  Evidence evidence() {
    return new Evidence(source, line, text);
  }

  /// Evidence that quotes the words around a name, where the statement holds it.
  Evidence evidence(String name) {
    int at = Math.max(0, text.indexOf(name));
    return Evidence.from(source, line, text, at);
  }

  /// Evidence that quotes what was matched, with the words around it.
  Evidence evidence(Matcher match) {
    return Evidence.around(source, line, text, match.start(), match.end());
  }
}

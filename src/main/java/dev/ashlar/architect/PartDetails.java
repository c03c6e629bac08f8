package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Part;
import dev.ashlar.architect.Statement.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// What a brief says of one named module, wherever it says it. `names` are all modules' names in
/// lower case.
record PartDetails(List<Statement> statements, Set<String> names) {
  private static final int PURPOSE_CHARS_MAX = 160;

  Part of(String name, String rest, Statement where) {
    return new Part(
        name,
        purpose(rest, where),
        needs(name, rest, where),
        boundary(name, rest, where),
        tests(name, rest, where),
        lines(rest, where),
        OptionalInt.empty(),
        OptionalLong.empty(),
        true,
        where.evidence(name));
  }

  private static Optional<String> purpose(String rest, Statement where) {
    var text = cell(where, Lexicon.PURPOSE_COLUMN).orElse(where.form() == Form.ROW ? "" : rest);
    var plain = text.replaceFirst("^[\\s:–—()|=-]+", "").strip();
    return plain.isEmpty() || where.form() == Form.HEADING
        ? Optional.empty()
        : Optional.of(plain.substring(0, Math.min(plain.length(), PURPOSE_CHARS_MAX)));
  }

  /// The cell of a row below a heading, if it says something.
  private static Optional<String> cell(Statement row, Pattern heading) {
    if (row.form() != Form.ROW) {
      return Optional.empty();
    }
    var column = Parts.column(row.head(), heading);
    return column.isPresent() && column.getAsInt() < row.cells().size()
        ? Optional.of(row.cells().get(column.getAsInt())).filter(text -> text.matches(".*\\w.*"))
        : Optional.empty();
  }

  private List<String> needs(String name, String rest, Statement where) {
    var found =
        new LinkedHashSet<>(
            cell(where, Lexicon.NEEDS_COLUMN)
                .map(text -> Parts.named(text, names))
                .orElseGet(() -> Parts.needs(rest, names)));
    about(name)
        .map(statement -> after(name, statement.text()))
        .forEach(words -> found.addAll(Parts.needs(words, names)));
    found.removeIf(need -> need.equalsIgnoreCase(name));
    return List.copyOf(found);
  }

  /// The words behind a name that a statement begins with, with or without an article.
  private static String after(String name, String text) {
    var match =
        Pattern.compile(
                "^(?:the |der |die |das )?" + Pattern.quote(name) + "(?= )",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    return match.find() && text.startsWith(" ", match.end()) ? text.substring(match.end()) : "";
  }

  private Optional<Evidence> boundary(String name, String rest, Statement where) {
    if (cell(where, Lexicon.INTERFACE_COLUMN).isPresent()
        || (!rest.isEmpty() && Lexicon.flows(rest))) {
      return Optional.of(where.evidence(name));
    }
    return about(name)
        .filter(statement -> Lexicon.FLOW.matcher(statement.text()).find())
        .findFirst()
        .map(statement -> statement.evidence(name));
  }

  /// Sentences and items that speak of this module, and what stands below its heading.
  private java.util.stream.Stream<Statement> about(String name) {
    var word =
        Pattern.compile(
            "(?<![\\p{L}\\d-])" + Pattern.quote(name) + "(?![\\p{L}\\d-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return statements.stream()
        .filter(statement -> statement.form() != Form.HEADING && statement.form() != Form.ROW)
        .filter(statement ->
            word.matcher(statement.text()).find()
                || statement
                    .section()
                    .toLowerCase(Locale.ROOT)
                    .startsWith(name.toLowerCase(Locale.ROOT)));
  }

  private Optional<Evidence> tests(String name, String rest, Statement where) {
    if (cell(where, Lexicon.TEST_COLUMN).isPresent() || Lexicon.RUNNABLE.matcher(rest).find()) {
      return Optional.of(where.evidence());
    }
    return about(name)
        .filter(statement -> Lexicon.RUNNABLE.matcher(statement.text()).find())
        .findFirst()
        .map(Statement::evidence);
  }

  private static OptionalLong lines(String rest, Statement where) {
    var cell = cell(where, Lexicon.SIZE_COLUMN);
    if (cell.isPresent()) {
      var said = Sizes.first(cell.get());
      return said.isPresent() ? said : Sizes.first(cell.get() + " lines");
    }
    return where.form() == Form.ITEM || (where.form() == Form.SENTENCE && rest.startsWith("("))
        ? Sizes.first(rest)
        : OptionalLong.empty();
  }
}

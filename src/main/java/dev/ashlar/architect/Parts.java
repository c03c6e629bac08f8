package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Part;
import dev.ashlar.architect.Statement.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// The modules that a brief names: in a table, a list, headings, an enumeration, a chain of arrows
/// or sentences. The way that names most of them counts, so that two ways of saying the same do not
/// add up.
final class Parts {
  private static final int NAME_CHARS_MAX = 40;
  private static final int NAME_WORDS_MAX = 4;
  private static final int CHAIN_MIN = 3;

  private static final Pattern ARTICLE =
      Lexicon.of(
          Pattern.CASE_INSENSITIVE,
          "^(?:(?:and|und|et|y|then|finally|dann|an?|the|der|die|das|den|ein|eine|le|la|les|un",
          "|une|el|los|las|una)\\s+)+");
  private static final Pattern NAME_END =
      Pattern.compile("\\s[-–—]\\s|\\s*[:(|=]|\\s*(?:->|→)|[.;,](?:\\s|$)");
  private static final Pattern COMMA =
      Pattern.compile("\\s*[,;]\\s*(?![^(]*\\))|\\s+(?:and|und|et|y|&|plus|sowie)\\s+(?![^(]*\\))");
  private static final Pattern CLAUSE_WORD =
      Pattern.compile("\\b(?:that|which|to|der|welche[rs]?|qui|que)\\b");
  private static final Pattern CLAUSE =
      Lexicon.of(
          0,
          "[,;]?\\s+(?:and|und|et|y)\\s+(?=(?:finally\\s+)?(?:an?|ein|eine|un|une",
          "|una)\\s(?!dict|map|list|set))|[,;]\\s*(?=(?:an?|the|ein|eine|der|die|das|un|une",
          "|una)\\s)");
  private static final Pattern VERB =
      Lexicon.of(
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL,
          "\\s+(?:takes?|reads?|turns?|produces?|returns?|consumes?|accepts?|translates?",
          "|converts?|lowers?|splits?|emits?|writes?|builds?|parses|decodes?|executes?|runs?",
          "|checks?|validates?|holds?|keeps?|gets?|receives?|evaluates?|maps?|computes?",
          "|resolves?|stores?|implements?|provides?|exposes?|handles?|owns?|is|are|that|which",
          "|nimmt|liest|zerlegt|wandelt|übersetzt|prüft|erzeugt|liefert|baut|macht|führt|hält",
          "|prend|lit|transforme|vérifie|exécute|recibe|lee|convierte|ejecuta)\\b.*$");
  private static final Pattern SUBJECT =
      Lexicon.of(
          Pattern.UNICODE_CASE,
          "^(?:The|A|An|Der|Die|Das|Ein|Eine|Le|La|L'|El|Then the|Next,? the",
          "|Finally,? the)\\s?([\\p{L}][\\p{L}\\d/+ -]{1,38}?)(?=\\s(?:takes?|reads?|turns?",
          "|produces?|consumes?|accepts?|translates?|converts?|lowers?|splits?|parses|decodes?",
          "|executes?|emits?|receives?|gets|maps|evaluates?|nimmt|liest|zerlegt|wandelt",
          "|übersetzt|bekommt|erzeugt|prend|lit|transforme|recibe|lee|convierte)\\b)");
  private static final Pattern NEEDS =
      Pattern.compile(
          "\\b(?:needs|depends on|built on|braucht|hängt ab von)\\s*:?\\s+([^.;)]{1,120})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ALL_OTHERS =
      Pattern.compile(
          "^(?:all|every|alle)\\b(?: of)?(?: them| the others?| others?| the rest| anderen)?$",
          Pattern.CASE_INSENSITIVE);

  private final List<Statement> statements;

  Parts(List<Statement> statements) {
    this.statements = statements;
  }

  /// A name as first found: where, with the words that follow it.
  private record Found(String name, String rest, Statement where) {}

  List<Part> find() {
    var best =
        List.of(
                rows(),
                items(),
                flowing(),
                headings(),
                listing(),
                chain(),
                sentences(),
                customary())
            .stream()
            .map(Parts::distinct)
            .max(Comparator.comparingInt(Map::size))
            .orElseGet(Map::of);
    if (best.size() < 2) {
      return List.of();
    }
    var names = best.keySet();
    return best.values().stream()
        .limit(Facts.FACTS_MAX)
        .map(found ->
            new PartDetails(statements, names).of(found.name(), found.rest(), found.where()))
        .toList();
  }

  /// The first of each name. On a tie between ways `max` takes the first.
  private static Map<String, Found> distinct(List<Found> found) {
    var byName = new LinkedHashMap<String, Found>();
    found.forEach(one -> byName.putIfAbsent(one.name().toLowerCase(Locale.ROOT), one));
    return byName;
  }

  private List<Found> rows() {
    var found = new ArrayList<Found>();
    for (var row : statements) {
      if (row.form() == Form.ROW
          && row.head().stream().anyMatch(cell -> Lexicon.MODULES.matcher(cell).find())) {
        int column = column(row.head(), Lexicon.MODULES).orElse(0);
        if (column < row.cells().size()) {
          name(row.cells().get(column))
              .ifPresent(name -> found.add(new Found(name, row.text(), row)));
        }
      }
    }
    return found;
  }

  /// The first column whose heading the pattern finds.
  static OptionalInt column(List<String> head, Pattern pattern) {
    for (int i = 0; i < head.size(); i++) {
      if (pattern.matcher(head.get(i)).find()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private List<Found> items() {
    var found = new ArrayList<Found>();
    for (var item : statements) {
      if (item.form() == Form.ITEM && listsModules(item.section())) {
        head(item.text())
            .ifPresent(name ->
                found.add(
                    new Found(
                        name,
                        item.text().substring(Math.min(name.length(), item.text().length())),
                        item)));
      }
    }
    return found;
  }

  /// Items of any list that have a name and say what goes in and out of it.
  private List<Found> flowing() {
    var found = new ArrayList<Found>();
    for (var item : statements) {
      var end = NAME_END.matcher(item.text());
      if (item.form() == Form.ITEM
          && !Lexicon.NOT_MODULES.matcher(item.section()).find()
          && end.find()
          && Lexicon.flows(item.text().substring(end.start()))) {
        head(item.text())
            .filter(name -> !NoModules.isNobody(last(name)))
            .ifPresent(
                name -> found.add(new Found(name, item.text().substring(end.start()), item)));
      }
    }
    return found;
  }

  /// The sentence that names most parts which some kind of artifact customarily has.
  private List<Found> customary() {
    List<Found> best = List.of();
    for (var statement : statements) {
      var names = Catalogue.customary(statement.text());
      if (names.size() >= CHAIN_MIN
          && names.size() > best.size()
          && !Lexicon.NOT_MODULES.matcher(statement.section()).find()) {
        best = names.stream().map(name -> new Found(name, "", statement)).toList();
      }
    }
    return best;
  }

  private static boolean listsModules(String section) {
    return Lexicon.MODULES.matcher(section).find() && !Lexicon.NOT_MODULES.matcher(section).find();
  }

  private List<Found> headings() {
    var found = new ArrayList<Found>();
    for (var heading : statements) {
      if (heading.form() == Form.HEADING && listsModules(heading.section())) {
        head(heading.text())
            .filter(name -> !NoModules.isWhole(name))
            .ifPresent(name -> found.add(new Found(name, heading.text(), heading)));
      }
    }
    return found;
  }

  private List<Found> listing() {
    List<Found> best = List.of();
    for (var sentence : statements) {
      var match = Lexicon.LISTING.matcher(sentence.text());
      if (sentence.form() != Form.HEADING
          && !Lexicon.NOT_MODULES.matcher(sentence.section()).find()
          && match.find()) {
        var list = match.group(1) == null ? match.group(2) : match.group(1);
        var found = listed(list, sentence);
        best = found.size() > best.size() ? found : best;
      }
    }
    return best;
  }

  private static List<Found> listed(String list, Statement where) {
    var names = pieces(list);
    var found = new ArrayList<Found>();
    for (var piece : names) {
      int bracket = piece.indexOf('(');
      var rest = bracket < 0 ? "" : piece.substring(bracket);
      head(piece).filter(Parts::isPart).ifPresent(name -> found.add(new Found(name, rest, where)));
    }
    return found.size() * 2 > names.length ? found : List.of();
  }

  /// The pieces of a chain, of clauses that each begin with an article, or of a plain list.
  private static String[] pieces(String list) {
    var chain = Lexicon.ARROW.split(list);
    if (chain.length >= CHAIN_MIN) {
      chain[0] = chain[0].replaceFirst("^.*[(:]", "");
      chain[chain.length - 1] = chain[chain.length - 1].replaceFirst("\\s*[,;.)].*$", "");
      return chain;
    }
    return CLAUSE_WORD.matcher(list).find() ? CLAUSE.split(list) : COMMA.split(list);
  }

  private static boolean isPart(String name) {
    return !NoModules.isData(name) && !NoModules.isWhole(name);
  }

  private List<Found> chain() {
    List<Found> best = List.of();
    for (var sentence : statements) {
      var text = sentence.text().replaceFirst("^[^:]{0,80}:\\s+", "");
      if (Lexicon.ARROW.split(text).length >= CHAIN_MIN) {
        var found = listed(text, sentence);
        best = found.size() > best.size() ? found : best;
      }
    }
    return best;
  }

  private List<Found> sentences() {
    var found = new ArrayList<Found>();
    for (var sentence : statements) {
      var match = SUBJECT.matcher(sentence.text());
      if (match.find() && Lexicon.FLOW.matcher(sentence.text()).find()) {
        name(match.group(1))
            .filter(name -> !NoModules.isNobody(last(name)) && !NoModules.isWhole(last(name)))
            .ifPresent(name -> found.add(new Found(name, sentence.text(), sentence)));
      }
    }
    return found;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }

  /// The name at the head of a list item or a heading.
  private static Optional<String> head(String text) {
    var plain = ARTICLE.matcher(text.strip()).replaceFirst("");
    var end = NAME_END.matcher(plain);
    var head = end.find() && end.start() > 0 ? plain.substring(0, end.start()) : plain;
    return name(VERB.matcher(head).replaceFirst(""));
  }

  /// A text as a module's name, if it is short enough to be one.
  static Optional<String> name(String text) {
    var name =
        ARTICLE
            .matcher(text.replaceAll("\\(.*", "").replaceAll("^[\\s\\d.)-]+", "").strip())
            .replaceFirst("")
            .replaceAll("[\\s.,;:!?]+$", "");
    boolean fits =
        name.length() >= 2
            && name.length() <= NAME_CHARS_MAX
            && name.split("\\s+").length <= NAME_WORDS_MAX
            && name.codePoints().anyMatch(Character::isLetter)
            && !NoModules.isNobody(name);
    return fits ? Optional.of(name) : Optional.empty();
  }

  /// The names that a text says a module needs.
  static List<String> needs(String text, Set<String> names) {
    var match = NEEDS.matcher(text);
    if (!match.find()) {
      return List.of();
    }
    return ALL_OTHERS.matcher(match.group(1)).find()
        ? List.copyOf(names)
        : named(match.group(1), names);
  }

  /// The names of a list that are modules.
  static List<String> named(String list, Set<String> names) {
    var found = new ArrayList<String>();
    for (var piece : COMMA.split(list)) {
      name(piece)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .filter(names::contains)
          .ifPresent(found::add);
    }
    return found;
  }

  static OptionalLong lines(String text) {
    return Sizes.first(text);
  }
}

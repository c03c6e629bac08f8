package dev.ashlar.architect;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The words of a brief, for looking up what somebody says stands there. Markup, blanks, the form
/// of quotation marks and capitals make no difference; letters and digits do.
///
/// Statements that tell the reader what to conclude and those that are out of scope are kept apart:
/// nothing that stands there is found, and no quotation reaches over them.
final class BriefText {
  private static final Pattern MARKS = Pattern.compile("[*_`|#>]");
  private static final Pattern QUOTES = Pattern.compile("[“”„«»\"‘’‚]");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.,])(\\d[\\d.,'"
              + " ]{0,12}?)\\s?(k|thousand|tausend|tsd|mille|mil|тыс|千)?(?![\\w.,]?\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final String GAP = "\n";

  private final StringBuilder words = new StringBuilder(" ");
  private final TreeMap<Integer, Statement> starts = new TreeMap<>();

  private BriefText() {}

  static BriefText of(Brief brief) {
    var text = new BriefText();
    Page.of(brief).forEach(text::add);
    return text;
  }

  private void add(Statement statement) {
    if (PlainReading.counts(statement)) {
      starts.put(words.length(), statement);
      words.append(plain(statement.text())).append(' ');
    } else {
      words.append(GAP).append(' ');
    }
  }

  private static String plain(String text) {
    var bare = QUOTES.matcher(MARKS.matcher(text).replaceAll("")).replaceAll("'");
    return bare.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /// Where these words stand, whole ones; empty if nowhere.
  Optional<Statement> find(String quote) {
    var wanted = plain(quote).replaceAll("^[' ]+|[' ]+$", "");
    for (int at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
      if (!wanted.isEmpty() && isWhole(at, at + wanted.length())) {
        return Optional.of(starts.floorEntry(at).getValue());
      }
    }
    return Optional.empty();
  }

  private boolean isWhole(int from, int to) {
    return !(joins(from - 1) && joins(from)) && !(joins(to - 1) && joins(to));
  }

  private boolean joins(int index) {
    return index >= 0
        && index < words.length()
        && Character.isLetterOrDigit(words.charAt(index))
        && !Character.isIdeographic(words.charAt(index));
  }

  /// The first statement that holds that number, in digits or in thousands of them, and that name,
  /// if one is given.
  Optional<Evidence> number(long number, Optional<String> name) {
    return starts.values().stream()
        .filter(statement -> name.isEmpty() || plain(statement.text()).contains(plain(name.get())))
        .flatMap(statement -> number(statement, number).stream())
        .findFirst();
  }

  private static Optional<Evidence> number(Statement statement, long number) {
    var match = NUMBER.matcher(statement.text());
    while (match.find()) {
      var found = Sizes.number(match.group(1)) * (match.group(2) == null ? 1 : 1_000);
      if (Math.round(found) == number) {
        return Optional.of(statement.evidence(match));
      }
    }
    return Optional.empty();
  }
}

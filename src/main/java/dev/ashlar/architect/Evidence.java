package dev.ashlar.architect;

import java.util.Optional;

/// What was found where: a file with its line, and a bounded quotation, or the catalogue's own
/// words.
///
/// `line` counts from 1; 0 is the whole source. A quotation is a stranger's words: whoever shows it
/// escapes it. `reader` is the agent that took it for what it is evidence of; none if a rule did.
public record Evidence(String source, int line, String quote, Optional<String> reader) {
  static final int QUOTE_CHARS_MAX = 120;
  private static final String CUT = "…";

  public Evidence {
    quote = bounded(quote);
  }

  /// Evidence that a rule found.
  public Evidence(String source, int line, String quote) {
    this(source, line, quote, Optional.empty());
  }

  /// Evidence at a place of `text`: the words around the characters from `start` to `end`.
  static Evidence around(String source, int line, String text, int start, int end) {
    if (text.length() <= QUOTE_CHARS_MAX) {
      return new Evidence(source, line, text);
    }
    int spare = Math.max(0, QUOTE_CHARS_MAX - (end - start) - 2) / 2;
    int from = Math.max(0, Math.min(start - spare, text.length() - QUOTE_CHARS_MAX + 2));
    int to = Math.min(text.length(), from + QUOTE_CHARS_MAX - 2);
    var words = text.substring(wordStart(text, from), wordEnd(text, to)).strip();
    return new Evidence(
        source, line, (from > 0 ? CUT : "") + words + (to < text.length() ? CUT : ""));
  }

  /// Evidence that begins a little before a place of `text`, so that it shows what follows there.
  static Evidence from(String source, int line, String text, int at) {
    return text.length() <= QUOTE_CHARS_MAX
        ? new Evidence(source, line, text)
        : around(source, line, text, at, Math.min(text.length(), at + QUOTE_CHARS_MAX - 10));
  }

  private static int wordStart(String text, int from) {
    int blank = text.indexOf(' ', from);
    return from == 0 || blank < 0 || blank - from > 20 ? from : blank + 1;
  }

  private static int wordEnd(String text, int to) {
    int blank = text.lastIndexOf(' ', to - 1);
    return to == text.length() || to - blank > 20 ? to : blank;
  }

  private static String bounded(String quote) {
    var line = quote.strip().replaceAll("\\s+", " ");
    if (line.length() <= QUOTE_CHARS_MAX) {
      return line;
    }
    int end = QUOTE_CHARS_MAX - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /// The same, as that agent understands it.
  Evidence readBy(String agent) {
    return new Evidence(source, line, quote, Optional.of(agent));
  }

  /// `brief.md:12`, or the source alone.
  public String where() {
    return line == 0 ? source : source + ":" + line;
  }
}

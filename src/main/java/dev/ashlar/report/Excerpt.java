package dev.ashlar.report;

import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import java.util.regex.Pattern;

/// The beginning of what somebody wrote, on one line, that ends where a sentence or a word ends:
/// for places that say where the whole text is.
public final class Excerpt {
  /// Two lines of a terminal.
  private static final int CHARS_MAX = 160;

  /// A first sentence shorter than this says too little alone.
  private static final int CHARS_MIN = 24;

  private static final String MORE = " …";
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\R\\s*\\R");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+\\p{Lu})");

  private Excerpt() {}

  /// The first sentence of `text`, or as much of it as two lines hold; a mark says that there is
  /// more.
  public static String of(String text) {
    var whole = line(text);
    var first = sentence(line(PARAGRAPH_END.split(text.strip(), 2)[0]));
    if (first.length() > CHARS_MAX) {
      var end = first.lastIndexOf(' ', CHARS_MAX - MORE.length());
      first = cut(first, end > CHARS_MAX / 2 ? end : CHARS_MAX - MORE.length());
    }
    return first.equals(whole) ? whole : first + MORE;
  }

  /// The same in quotation marks, for the words of a person or an agent.
  public static String quoted(String text) {
    return "“" + of(text) + "”";
  }

  /// The first finding in short, and how many more there are.
  public static String of(Findings findings) {
    var more = findings.list().size() + findings.omitted() - 1;
    return findings.list().stream().findFirst().map(Excerpt::of).orElse("")
        + (more > 0 ? " (and " + more + " more)" : "");
  }

  /// Where, and the beginning of what is wrong there.
  public static String of(Finding finding) {
    return line(finding.where()) + ": " + of(finding.what());
  }

  /// A claim of one who disputes: its first words in quotation marks.
  public static String claim(Findings claim) {
    return claim.list().stream()
        .findFirst()
        .map(finding -> claim.list().size() + claim.omitted() > 1 ? open(finding) : named(finding))
        .map(Excerpt::quoted)
        .orElse("no reason was given");
  }

  /// A long claim is several findings; its first one does not end it.
  private static String open(Finding first) {
    return named(first) + "\n\n…";
  }

  /// A case is named; who claims is known.
  private static String named(Finding finding) {
    return finding.where().startsWith("claim") ? finding.what() : finding.toString();
  }

  private static String sentence(String line) {
    var end = SENTENCE_END.matcher(line);
    while (end.find()) {
      if (end.end() >= CHARS_MIN) {
        return line.substring(0, end.end());
      }
    }
    return line;
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// Text cut without splitting a character.
  private static String cut(String text, int end) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        .stripTrailing();
  }
}

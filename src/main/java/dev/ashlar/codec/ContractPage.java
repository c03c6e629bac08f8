package dev.ashlar.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The front page of a contract: an optional title, one paragraph that describes the interface,
/// then sections under `##` headings.
///
/// `line` is where the paragraph begins, from 1. `sections` maps each heading, in lower case, to
/// the text below it.
public record ContractPage(
    Optional<String> title, String paragraph, int line, Map<String, String> sections) {
  public ContractPage {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /// The text of the first section whose heading begins with `word`, so that "Errors" and "Error
  /// mode" are both found by "error".
  public Optional<String> section(String word) {
    return sections.entrySet().stream()
        .filter(section -> section.getKey().startsWith(word))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// The page that `markdown` is. A page that begins with anything but a paragraph has an empty
  /// one.
  public static ContractPage of(String markdown) {
    List<String> lines = markdown.lines().toList();
    int at = skipBlank(lines, 0);
    Optional<String> title = Optional.empty();
    if (at < lines.size() && lines.get(at).startsWith("# ")) {
      title = Optional.of(lines.get(at).substring(2).strip());
      at = skipBlank(lines, at + 1);
    }
    int end = at;
    while (end < lines.size() && isProse(lines.get(end))) {
      end++;
    }
    String paragraph = String.join("\n", lines.subList(at, end)).strip();
    return new ContractPage(title, paragraph, at + 1, sections(lines.subList(end, lines.size())));
  }

  private static int skipBlank(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  private static boolean isProse(String line) {
    return !line.isBlank()
        && !line.startsWith("#")
        && !line.startsWith("```")
        && !line.startsWith("|");
  }

  private static Map<String, String> sections(List<String> lines) {
    var sections = new LinkedHashMap<String, String>();
    String heading = null;
    boolean fenced = false;
    for (String line : lines) {
      fenced ^= line.startsWith("```");
      if (!fenced && line.startsWith("## ")) {
        heading = line.substring(3).strip().toLowerCase(Locale.ROOT);
        sections.putIfAbsent(heading, "");
      } else if (heading != null) {
        sections.merge(
            heading, line, (above, next) -> above.isEmpty() ? next : above + "\n" + next);
      }
    }
    sections.replaceAll((_, text) -> text.strip());
    return sections;
  }
}

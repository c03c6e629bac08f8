package dev.ashlar.architect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The language that a brief wants the artifact written in: `java`, `python` or `c`, by the first
/// phrase such as "in C", "using Python 3" or "on JDK 25".
///
/// A bare name says nothing, as it may be what the artifact is about ("a C compiler"). It only
/// chooses which example a planner is shown, so a brief that is misread loses little.
public final class NamedLanguage {
  private static final Pattern WRITTEN =
      Lexicon.of(
          0,
          "\\b(?i:in|using|on)\\s+",
          "(?:(?i:plain|pure|only|just|standard|portable|modern|ansi|iso)\\s+){0,3}",
          "(?:(?<java>(?i:java(?:\\s+SE)?|jdk|openjdk)(?:[ -]?\\d+)?)",
          "|(?<python>(?i:python)(?:[ -]?\\d+(?:\\.\\d+)?)?)",
          "|(?<c>C(?:89|90|99|11|17|18|23)?))(?![\\w+#]|[-/'’]\\w)");

  private NamedLanguage() {}

  /// The one that is named, if one is.
  public static Optional<String> in(String brief) {
    var match = WRITTEN.matcher(brief);
    return match.find()
        ? List.of("java", "python", "c").stream()
            .filter(name -> match.group(name) != null)
            .findFirst()
        : Optional.empty();
  }
}

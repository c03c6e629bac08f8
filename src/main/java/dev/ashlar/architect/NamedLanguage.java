package dev.ashlar.architect;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The language that a brief wants the artifact written in: `java`, `python` or `c`, where its
/// words say so.
///
/// "in C", "using Python 3" and "on JDK 25" say it, wherever they stand; a bare name says it for
/// Java and Python ("a Java library", "Python is fine"), unless it is what the artifact is about
/// ("an interpreter for Python", "a Java parser"). A bare C is always taken for a subject: "a C
/// compiler" alone prefers nothing. The first one counts that nothing denies.
public final class NamedLanguage {
  private static final int BEFORE_CHARS = 60;

  private static final String JAVA = "(?:(?i:java(?:\\s+SE)?|jdk|openjdk)(?:[ -]?\\d+)?)";
  private static final String PYTHON = "(?:(?i:python)(?:[ -]?\\d+(?:\\.\\d+)?)?)";
  private static final String C = "(?:C(?:89|90|99|11|17|18|23)?)";
  private static final String NAME =
      "(?:(?<java>" + JAVA + ")|(?<python>" + PYTHON + ")|(?<c>" + C + "))(?![\\w+#]|[-/'’]\\w)";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\b(?i:in|using|on)\\s+(?:(?i:plain|pure|only|just|standard|portable|modern|idiomatic"
              + "|strict|ansi|iso|the|current)\\s+){0,3}"
              + NAME);

  private static final Pattern BARE =
      Pattern.compile("(?<![\\w-])(?:(?<java>" + JAVA + ")|(?<python>" + PYTHON + "))(?![\\w+#-])");

  /// What stands before a phrase that speaks of others' code, or of a language as such.
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)(?:\\b(?:not|never|no|nor|neither|instead of|rather than|as|like|than|unlike)"
              + "|\\b(?:programs?|sources?|scripts?|code|files?|texts?|functions?|projects?)"
              + "(?:\\s+that\\s+(?:is|are|was|were))?(?:\\s+(?:is|are|was|were))?"
              + "(?:\\s+(?:written|coded|kept))?)\\s*$");

  /// What stands before a bare name that is a subject.
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?i)\\b(?:in|using|on|for|of|to|into|from|like|than|as|with|between|and|or|no|not|without"
              + "|parses?|compiles?|reads?|runs?|emits?|generates?|interprets?|checks?|translates?"
              + "|understands?)\\s+(?:(?:a|an|the|some|all|any|existing|old|our|their|plain"
              + "|pure|standard)\\s+){0,2}$");

  /// What stands behind a bare name that is a subject.
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)^\\s+(?:to|compilers?|interpreters?|parsers?|type[ -]?checkers?|linters?|formatters?"
              + "|codemods?|debuggers?|runtimes?|vms?|virtual|bytecode|classes|class|objects?"
              + "|source|sources|programs|code|files?|scripts?|projects?|subset|dialect|grammar"
              + "|syntax|clients?|users?|callers?|developers?)\\b");

  private NamedLanguage() {}

  /// The one that is named, if one is.
  public static Optional<String> in(String brief) {
    return first(WRITTEN, brief, List.of(OTHERS), Optional.empty())
        .or(() -> first(BARE, brief, List.of(OTHERS, ABOUT), Optional.of(SUBJECT)));
  }

  private static Optional<String> first(
      Pattern phrase, String brief, List<Pattern> notBehind, Optional<Pattern> notBefore) {
    var match = phrase.matcher(brief);
    while (match.find()) {
      var before = brief.substring(Math.max(0, match.start() - BEFORE_CHARS), match.start());
      var after =
          brief.substring(match.end(), Math.min(brief.length(), match.end() + BEFORE_CHARS));
      if (notBehind.stream().noneMatch(words -> words.matcher(before).find())
          && notBefore.stream().noneMatch(words -> words.matcher(after).find())) {
        return Optional.of(name(match.toMatchResult()));
      }
    }
    return Optional.empty();
  }

  private static String name(MatchResult match) {
    return List.of("java", "python", "c").stream()
        .filter(name -> match.namedGroups().containsKey(name) && match.group(name) != null)
        .findFirst()
        .orElseThrow();
  }
}

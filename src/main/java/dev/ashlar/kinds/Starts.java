package dev.ashlar.kinds;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What `ashlar new` can make: every kind there is, in every language there is.
public final class Starts {
  private static final List<String> KINDS =
      List.of(
          "compiler",
          "interpreter",
          "parser",
          "runtime",
          "type-checker",
          "codemod",
          "simulator",
          "query-engine",
          "virtual-machine",
          "protocol-stack");

  private static final List<Language> LANGUAGES =
      List.of(new JavaLanguage(), new PythonLanguage(), new CLanguage());

  private Starts() {}

  /// A language by its name on the command line, and the toolchain it takes.
  public record Tongue(String name, String toolchain) {}

  /// A kind by name, and what its start builds.
  public record Headline(String kind, String summary) {}

  /// The names of all kinds, in the order of a list.
  public static List<String> kinds() {
    return KINDS;
  }

  /// Every kind with a line about it.
  public static List<Headline> headlines() {
    return KINDS.stream().map(name -> new Headline(name, kind(name).summary())).toList();
  }

  /// All languages, in the order in which one is chosen where none is asked for.
  public static List<Tongue> languages() {
    return LANGUAGES.stream()
        .map(language -> new Tongue(language.name(), language.toolchain()))
        .toList();
  }

  /// The files of a start by their path in the plan directory; empty if there is no such kind or
  /// language.
  public static Optional<SortedMap<String, byte[]>> files(String kind, String language) {
    if (!KINDS.contains(kind)) {
      return Optional.empty();
    }
    return LANGUAGES.stream()
        .filter(one -> one.name().equals(language))
        .findFirst()
        .map(one -> WorkingStart.files(kind(kind), one));
  }

  static Kind kind(String name) {
    return KindReader.read(name, Shelf.text(name + "/kind.yaml"));
  }
}

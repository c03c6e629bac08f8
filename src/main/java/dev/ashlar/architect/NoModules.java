package dev.ashlar.architect;

import java.util.Locale;
import java.util.Set;

/// Words that stand where a module's name could stand, and name none.
final class NoModules {
  /// What flows along a chain of arrows.
  private static final Set<String> DATA =
      Set.of(
          "source",
          "source code",
          "source text",
          "text",
          "tokens",
          "token stream",
          "ast",
          "tree",
          "trees",
          "syntax tree",
          "typed ast",
          "typed tree",
          "bytes",
          "rows",
          "output",
          "input",
          "assembly",
          "asm",
          "object file",
          "object files",
          "executable",
          "binary",
          "result",
          "results",
          "bytecode",
          "errors",
          "logical plan",
          "physical plan",
          "quelltext",
          "ausgabe",
          "user",
          "c source",
          "sql text",
          "html",
          "json",
          "packets",
          "frames",
          "bits");

  /// What mostly names the whole. A list of modules may have one of them among its parts.
  private static final Set<String> WHOLE =
      Set.of(
          "compiler",
          "interpreter",
          "engine",
          "program",
          "tool",
          "system",
          "library",
          "dashboard",
          "script",
          "project",
          "app",
          "application",
          "page",
          "website",
          "programm");

  private static final Set<String> NOBODY =
      Set.of(
          "it",
          "this",
          "user",
          "users",
          "team",
          "artifact",
          "whole",
          "result",
          "output",
          "each",
          "each stage",
          "each module",
          "every module",
          "every stage",
          "benutzer",
          "following",
          "below",
          "above",
          "several",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "etc",
          "so on",
          "others",
          "more");

  private NoModules() {}

  static boolean isData(String name) {
    return DATA.contains(lower(name));
  }

  static boolean isWhole(String name) {
    return WHOLE.contains(lower(name));
  }

  static boolean isNobody(String name) {
    return NOBODY.contains(lower(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

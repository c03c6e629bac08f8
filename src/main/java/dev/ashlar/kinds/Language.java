package dev.ashlar.kinds;

import dev.ashlar.kinds.Composition.Access;
import dev.ashlar.kinds.Composition.Expression;
import dev.ashlar.kinds.Composition.Step;
import dev.ashlar.kinds.Kind.Part;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a start is written in one language: where files stand, what they hold, and the commands that
/// build and run them. It knows modules and compositions, and no kind.
abstract sealed class Language permits JavaLanguage, PythonLanguage, CLanguage {
  /// As on the command line.
  abstract String name();

  /// As the plan calls what it takes.
  abstract String toolchain();

  /// The commands of every gate, and what the program may use.
  abstract Commands commands();

  /// Interface files that all modules share.
  abstract SortedMap<String, String> shared(Words words);

  /// The interface file of a module.
  abstract SortedMap<String, String> interfaces(Words words);

  /// The smallest module that builds.
  abstract SortedMap<String, String> stub(Words words);

  /// What asks one module, line by line.
  abstract SortedMap<String, String> driver(Words words);

  /// What asks a composition, line by line.
  abstract SortedMap<String, String> driver(Kind kind, Composition composition);

  /// `build` makes `$OUT`, `run` starts what is in `$BUILD`, `deliver` the same in `$HERE/build`.
  record Commands(String build, String run, String deliver, String memory) {}

  /// What templates may ask for about one module of a kind.
  record Words(Map<String, String> map) {
    static Words of(Kind kind, Part part) {
      return new Words(
          Map.of(
              "root", kind.root(),
              "ROOT", kind.root().toUpperCase(java.util.Locale.ROOT),
              "module", part.name(),
              "Module", part.title(),
              "MODULE", part.name().toUpperCase(java.util.Locale.ROOT),
              "purpose", part.purpose(),
              "input", part.input(),
              "answer", part.answer()));
    }

    String get(String word) {
      return map.getOrDefault(word, "");
    }

    /// The same with more.
    Words with(String word, String value) {
      Map<String, String> more = new TreeMap<>(map);
      more.put(word, value);
      return new Words(more);
    }
  }

  /// What the contract page of a module says about this language.
  final String contract(Words words) {
    return filled("contract.md", words);
  }

  final String filled(String template, Words words) {
    return Shelf.filled("languages/" + name() + "/" + template, words.map());
  }

  final String filled(String template, Kind kind) {
    return Shelf.filled("languages/" + name() + "/" + template, Map.of("root", kind.root()));
  }

  /// What the template of a composition may ask for.
  final String composed(String template, Kind kind, Composition composition, String imports) {
    String steps = composition.steps().stream().map(this::step).collect(Collectors.joining("\n"));
    return Shelf.filled(
        "languages/" + name() + "/" + template,
        Map.of(
            "root", kind.root(),
            "modules", String.join(", ", composition.modules()),
            "imports", imports,
            "steps", steps,
            "answer", expression(composition.answer())));
  }

  /// One step as a statement.
  abstract String step(Step step);

  /// A value as an expression.
  final String expression(Expression expression) {
    return switch (expression) {
      case Expression.Way way -> {
        String code = name(way.name());
        for (Access access : way.accesses()) {
          code = access(code, access);
        }
        yield code;
      }
      case Expression.Members members -> members(members);
      case Expression.Items items -> items(items.items().stream().map(this::expression).toList());
      case Expression.Text text -> text(text.text());
      case Expression.Number number -> number(number.number());
      case Expression.Truth truth -> truth(truth.truth());
    };
  }

  /// A known value; a language may have to avoid its own words.
  abstract String name(String name);

  abstract String access(String value, Access access);

  abstract String members(Expression.Members members);

  abstract String items(List<String> items);

  abstract String text(String text);

  abstract String number(long number);

  abstract String truth(boolean truth);
}

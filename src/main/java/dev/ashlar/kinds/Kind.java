package dev.ashlar.kinds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One of the kinds of artifact that `ashlar new` makes a start for, with nothing in it about a
/// language.
///
/// Every module is a function from one JSON value to one JSON value; tiers and the whole are
/// compositions of these. `root` is the directory, and where a language has such a thing the
/// package, that all code stands in; it is also the artifact's name. `about` is a paragraph for the
/// person who begins, `tryIt` an input of the finished artifact.
record Kind(
    String name,
    String root,
    String summary,
    String about,
    String tryIt,
    List<String> references,
    SequencedMap<String, String> requirements,
    List<Part> modules,
    List<Stage> tiers,
    Composition endToEnd) {

  Kind {
    references = List.copyOf(references);
    requirements = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(requirements));
    modules = List.copyOf(modules);
    tiers = List.copyOf(tiers);
  }

  /// A module: its name is one word, for it becomes a package, a directory and a prefix. `input`
  /// and `answer` say in a line what goes in and what comes out.
  record Part(
      String name,
      String purpose,
      String input,
      String answer,
      List<String> needs,
      List<String> requirements,
      Effort effort) {
    Part {
      needs = List.copyOf(needs);
      requirements = List.copyOf(requirements);
    }

    /// The name as a type: `Lexer`.
    String title() {
      return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
  }

  /// What a generator is expected to need for a module.
  record Effort(int turns, int kiloTokens) {}

  /// A tier: the modules it composes, and how.
  record Stage(String name, List<String> modules, Composition composition) {
    Stage {
      modules = List.copyOf(modules);
    }
  }

  /// The names of everything that has cases, as their files are called.
  List<String> gates() {
    List<String> gates = new ArrayList<>(modules.stream().map(Part::name).toList());
    tiers.forEach(tier -> gates.add(tier.name()));
    gates.add("end-to-end");
    return gates;
  }
}

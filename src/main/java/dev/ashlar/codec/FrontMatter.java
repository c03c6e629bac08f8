package dev.ashlar.codec;

import dev.ashlar.plan.Problem;
import java.util.List;
import java.util.Optional;

/// What the front matter of a brief states, or an agent that has read the brief: facts in fixed
/// keys, each with its line in the file. `docs/assess.md` describes the keys.
public record FrontMatter(
    Optional<Said> artifact,
    Optional<Said> kind,
    Optional<Said> summary,
    Optional<Count> lines,
    List<Entry> modules,
    List<Said> tests,
    List<Said> references,
    List<Said> interfaces,
    List<Said> small,
    List<Said> taste,
    List<Said> untested,
    Optional<Count> generators,
    Optional<Count> evaluators,
    boolean stubs) {

  public FrontMatter {
    modules = List.copyOf(modules);
    tests = List.copyOf(tests);
    references = List.copyOf(references);
    interfaces = List.copyOf(interfaces);
    small = List.copyOf(small);
    taste = List.copyOf(taste);
    untested = List.copyOf(untested);
  }

  /// A text and its line.
  public record Said(String text, int line) {}

  /// A count and its line.
  public record Count(long number, int line) {}

  /// One entry of `modules`.
  public record Entry(
      Said name,
      Optional<Said> purpose,
      Optional<Said> boundary,
      Optional<Said> tests,
      Optional<Count> lines,
      Optional<Count> turns,
      Optional<Count> tokens,
      List<Said> needs) {
    public Entry {
      needs = List.copyOf(needs);
    }
  }

  /// What came of reading: the front matter if there is one and nothing is wrong with it, every
  /// problem, and the first line of the body, from 1.
  public record Read(Optional<FrontMatter> front, List<Problem> problems, int bodyLine) {
    public Read {
      problems = List.copyOf(problems);
    }
  }
}

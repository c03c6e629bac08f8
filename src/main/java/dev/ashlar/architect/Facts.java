package dev.ashlar.architect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What is known about a wanted artifact, each fact with where it was found. Nothing in it is a
/// judgment: the rules decide, whoever collected the facts. `PlainReading` collects those that a
/// brief's words state plainly, `AgentReading` adds what an agent found there, and `PlanReading`
/// those of a plan.
public record Facts(
    String source,
    String title,
    Optional<Said<String>> kind,
    Optional<Subject> subject,
    List<Part> parts,
    List<Evidence> interfaces,
    List<Oracle> oracles,
    OptionalLong lines,
    List<Evidence> sizes,
    List<Evidence> small,
    List<Evidence> subjective,
    List<Evidence> denials,
    List<Evidence> orders,
    boolean planned,
    OptionalInt evaluators,
    OptionalInt generators,
    boolean understood,
    Optional<ReadBy> readBy) {

  static final int FACTS_MAX = 200;

  public Facts {
    parts = List.copyOf(parts);
    interfaces = List.copyOf(interfaces);
    oracles = List.copyOf(oracles);
    sizes = List.copyOf(sizes);
    small = List.copyOf(small);
    subjective = List.copyOf(subjective);
    denials = List.copyOf(denials);
    orders = List.copyOf(orders);
  }

  /// Something that was said, and where.
  public record Said<T>(T what, Evidence evidence) {}

  /// An artifact of a known kind that is named with a public standard, such as a C compiler.
  public record Subject(Catalogue.Entry entry, Evidence evidence) {}

  /// One module as far as it was named. `tokens` and `turns` are the author's estimate; `stub` says
  /// that others need not wait for it.
  public record Part(
      String name,
      Optional<String> purpose,
      List<String> needs,
      Optional<Evidence> boundary,
      Optional<Evidence> tests,
      OptionalLong lines,
      OptionalInt turns,
      OptionalLong tokens,
      boolean stub,
      Evidence evidence) {
    public Part {
      needs = List.copyOf(needs);
    }

    Part withBoundary(Evidence form) {
      return new Part(
          name, purpose, needs, Optional.of(form), tests, lines, turns, tokens, stub, evidence);
    }
  }

  /// Something outside the code that says what is right. Of these only a `SOURCE` cannot be run.
  public record Oracle(Form form, Evidence evidence) {}

  /// How an oracle answers.
  public enum Form {
    /// A suite, golden output, a reference implementation: it can be run.
    RUNNABLE,
    /// A standard, RFC or grammar by its name: cases can be written from it.
    SOURCE
  }

  /// The agent that was asked as well, how many of its facts were found in the brief, in words
  /// those that were not, and what it says itself.
  public record ReadBy(String agent, int found, List<String> dropped, String summary) {
    public ReadBy {
      dropped = List.copyOf(dropped);
    }
  }

  /// These facts with other parts.
  Facts withParts(List<Part> others) {
    return new Facts(
        source,
        title,
        kind,
        subject,
        others,
        interfaces,
        oracles,
        lines,
        sizes,
        small,
        subjective,
        denials,
        orders,
        planned,
        evaluators,
        generators,
        understood,
        readBy);
  }
}

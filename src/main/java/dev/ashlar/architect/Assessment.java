package dev.ashlar.architect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether parallel code generation applies to what somebody wants, and what to do instead where it
/// does not: the three answers with their evidence, the numbers, and the recommended pattern.
///
/// `outlook` is empty where no size is known: nothing is predicted from nothing. `supposed` holds
/// then what it would be at sizes that nobody stated.
public record Assessment(
    Facts facts,
    List<Answer> answers,
    Optional<Outlook> outlook,
    List<Outlook> supposed,
    Way way,
    String why,
    Rates rates) {

  private static final List<Long> SUPPOSED = List.of(1_000L, 10_000L);

  public Assessment {
    answers = List.copyOf(answers);
    supposed = List.copyOf(supposed);
  }

  /// The assessment of a brief without any model.
  public static Assessment of(Brief brief, Rates rates) {
    return of(new PlainReading().read(brief), rates);
  }

  /// The assessment of facts, whoever collected them.
  public static Assessment of(Facts collected, Rates rates) {
    var facts = completed(collected);
    var outlook = Work.of(facts, rates).map(work -> Predicting.of(facts, work, rates));
    var answers = new PreConditions(facts, outlook, rates).answers();
    var choice = Choice.of(facts, answers, outlook);
    var supposed = outlook.isPresent() ? List.<Long>of() : SUPPOSED;
    var outlooks =
        supposed.stream()
            .map(lines -> Predicting.of(facts, Work.ofLines(facts, lines, rates), rates))
            .toList();
    return new Assessment(facts, answers, outlook, outlooks, choice.way(), choice.why(), rates);
  }

  /// Whether all three pre-conditions are met.
  public boolean applies() {
    return answers.stream().allMatch(Answer::met);
  }

  public Answer answer(PreCondition condition) {
    return answers.stream().filter(one -> one.condition() == condition).findFirst().orElseThrow();
  }

  /// What the catalogue knows of an artifact that is named with its standard: its customary parts
  /// where none are named, and the customary form of those that are.
  private static Facts completed(Facts facts) {
    var kind = facts.subject().map(subject -> subject.entry().kind());
    var known = kind.or(() -> facts.kind().map(Facts.Said::what));
    var parts = new ArrayList<Facts.Part>();
    for (var part : facts.parts()) {
      parts.add(known.map(one -> completed(part, one)).orElse(part));
    }
    if (parts.isEmpty() && facts.subject().isPresent()) {
      var evidence = facts.subject().get().evidence();
      for (var stage : Catalogue.stages(facts.subject().get().entry().kind())) {
        parts.add(customary(stage, evidence));
      }
    }
    return facts.withParts(parts);
  }

  private static Facts.Part completed(Facts.Part part, String kind) {
    var stage = Catalogue.stage(kind, part.name().toLowerCase(Locale.ROOT));
    return part.boundary().isPresent() || stage.isEmpty()
        ? part
        : part.withBoundary(fromCatalogue(stage.get()));
  }

  private static Facts.Part customary(Catalogue.Stage stage, Evidence evidence) {
    return new Facts.Part(
        stage.name(),
        Optional.of(stage.purpose()),
        List.of(),
        Optional.of(fromCatalogue(stage)),
        Optional.empty(),
        java.util.OptionalLong.empty(),
        java.util.OptionalInt.empty(),
        java.util.OptionalLong.empty(),
        true,
        evidence);
  }

  private static Evidence fromCatalogue(Catalogue.Stage stage) {
    return new Evidence("catalogue", 0, stage.name() + ": " + stage.form());
  }
}

package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Form;
import dev.ashlar.architect.Facts.Oracle;
import dev.ashlar.architect.Facts.Part;
import dev.ashlar.architect.Facts.Said;
import dev.ashlar.architect.Facts.Subject;
import dev.ashlar.codec.FrontMatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Collects the facts of a brief without any model: front matter first, then what its words state
/// plainly. What it does not recognise is missing, never guessed.
///
/// A statement that tells the reader what to conclude is set apart, and nothing is taken from it.
final class PlainReading {
  private static final int OPENING = 6;
  private static final int NEGATION_CHARS = 40;

  Facts read(Brief brief) {
    var all = Page.of(brief);
    var orders = all.stream().filter(PlainReading::isOrder).toList();
    var body = all.stream().filter(PlainReading::counts).toList();
    var front = brief.front();
    var parts = front.map(f -> parts(brief, f)).filter(p -> !p.isEmpty());
    var named = parts.orElseGet(() -> new Parts(body).find());
    var size = size(brief, body, named);
    return new Facts(
        brief.file(),
        title(brief, body),
        kind(brief, body),
        subject(brief, body),
        named,
        said(brief, FrontMatter::interfaces, matches(body, Lexicon.BETWEEN)),
        oracles(brief, body),
        size.map(said -> OptionalLong.of(said.what())).orElseGet(OptionalLong::empty),
        size.map(Said::evidence).stream().toList(),
        said(brief, FrontMatter::small, matches(body, Lexicon.SMALL)),
        said(brief, FrontMatter::taste, matches(body, Lexicon.SUBJECTIVE)),
        said(brief, FrontMatter::untested, matches(body, Lexicon.DENIAL)),
        orders.stream().map(Statement::evidence).toList(),
        false,
        front
            .flatMap(FrontMatter::evaluators)
            .map(PlainReading::small)
            .orElseGet(OptionalInt::empty),
        front
            .flatMap(FrontMatter::generators)
            .map(PlainReading::small)
            .orElseGet(OptionalInt::empty),
        front.isPresent() || understood(body),
        Optional.empty());
  }

  private static OptionalInt small(FrontMatter.Count count) {
    return OptionalInt.of((int) Math.min(count.number(), 1_000));
  }

  /// Whether anything may be taken from a statement.
  static boolean counts(Statement statement) {
    return !isOrder(statement) && !outOfScope(statement);
  }

  private static boolean isOrder(Statement statement) {
    return Lexicon.ORDER.matcher(statement.text()).find();
  }

  private static boolean outOfScope(Statement statement) {
    return statement
        .section()
        .matches("(?i).*\\b(non-goals?|out of scope|not in scope|nicht-ziele)\\b.*");
  }

  private static String title(Brief brief, List<Statement> body) {
    return brief
        .front()
        .flatMap(front -> front.artifact().or(front::summary))
        .map(FrontMatter.Said::text)
        .or(() -> body.stream().findFirst().map(Statement::text))
        .map(text -> new Evidence("", 0, text).quote())
        .orElse(brief.file());
  }

  private static Optional<Said<String>> kind(Brief brief, List<Statement> body) {
    var said = brief.front().flatMap(FrontMatter::kind);
    if (said.isPresent()) {
      var evidence = new Evidence(brief.file(), said.get().line(), "kind: " + said.get().text());
      return Optional.of(new Said<>(said.get().text(), evidence));
    }
    for (var statement : body.stream().limit(OPENING / 2).toList()) {
      var match = Catalogue.kind(statement.text());
      if (match.isPresent()) {
        return Optional.of(
            new Said<>(Catalogue.kindOf(match.get()), statement.evidence(match.get())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Subject> subject(Brief brief, List<Statement> body) {
    var front = brief.front();
    var said = front.flatMap(FrontMatter::artifact).stream().toList();
    for (var text : said) {
      var named = Catalogue.find(text.text().replace('-', ' '));
      if (named.isPresent()) {
        var evidence = new Evidence(brief.file(), text.line(), "artifact: " + text.text());
        return Optional.of(new Subject(named.get().entry(), evidence));
      }
    }
    for (var statement : body.stream().limit(OPENING).toList()) {
      var named = Catalogue.find(statement.text());
      if (named.isPresent()) {
        return Optional.of(
            new Subject(named.get().entry(), statement.evidence(named.get().where())));
      }
    }
    return Optional.empty();
  }

  private static List<Part> parts(Brief brief, FrontMatter front) {
    return front.modules().stream().map(entry -> part(brief.file(), front, entry)).toList();
  }

  private static Part part(String file, FrontMatter front, FrontMatter.Entry entry) {
    return new Part(
        entry.name().text(),
        entry.purpose().map(FrontMatter.Said::text),
        entry.needs().stream().map(FrontMatter.Said::text).toList(),
        entry.boundary().map(said -> new Evidence(file, said.line(), "interface: " + said.text())),
        entry.tests().map(said -> new Evidence(file, said.line(), "tests: " + said.text())),
        entry.lines().map(c -> OptionalLong.of(c.number())).orElseGet(OptionalLong::empty),
        entry.turns().map(PlainReading::small).orElseGet(OptionalInt::empty),
        entry.tokens().map(c -> OptionalLong.of(c.number())).orElseGet(OptionalLong::empty),
        front.stubs(),
        new Evidence(file, entry.name().line(), "name: " + entry.name().text()));
  }

  /// What the front matter says, and what was found below it.
  private static List<Evidence> said(
      Brief brief, Function<FrontMatter, List<FrontMatter.Said>> key, List<Evidence> below) {
    var found = new ArrayList<Evidence>();
    brief.front().stream()
        .flatMap(front -> key.apply(front).stream())
        .forEach(said -> found.add(new Evidence(brief.file(), said.line(), said.text())));
    found.addAll(below);
    return found;
  }

  private static List<Oracle> oracles(Brief brief, List<Statement> body) {
    SequencedSet<Oracle> found = new LinkedHashSet<>();
    brief
        .front()
        .ifPresent(front -> {
          front.tests().forEach(said -> found.add(oracle(brief, Form.RUNNABLE, said)));
          front.references().forEach(said -> found.add(oracle(brief, Form.SOURCE, said)));
        });
    for (var statement : body) {
      one(statement, Lexicon.RUNNABLE).ifPresent(e -> found.add(new Oracle(Form.RUNNABLE, e)));
      one(statement, Lexicon.SOURCE).ifPresent(e -> found.add(new Oracle(Form.SOURCE, e)));
    }
    return found.stream().limit(Facts.FACTS_MAX).toList();
  }

  private static Oracle oracle(Brief brief, Form form, FrontMatter.Said said) {
    return new Oracle(form, new Evidence(brief.file(), said.line(), said.text()));
  }

  private static Optional<Said<Long>> size(Brief brief, List<Statement> body, List<Part> parts) {
    var front = brief.front().flatMap(FrontMatter::lines);
    if (front.isPresent()) {
      var count = front.get();
      var evidence = new Evidence(brief.file(), count.line(), "lines: " + count.number());
      return Optional.of(new Said<>(count.number(), evidence));
    }
    for (var statement : body) {
      boolean ofAPart =
          statement.form() != Statement.Form.SENTENCE
              && parts.stream().anyMatch(part -> part.evidence().line() == statement.line());
      if (ofAPart || statement.form() == Statement.Form.ROW) {
        continue;
      }
      var match = Sizes.find(statement.text());
      if (match.isPresent()) {
        return Optional.of(new Said<>(Sizes.lines(match.get()), statement.evidence(match.get())));
      }
    }
    return Optional.empty();
  }

  private static List<Evidence> matches(List<Statement> body, Pattern pattern) {
    return body.stream()
        .flatMap(statement -> one(statement, pattern).stream())
        .limit(Facts.FACTS_MAX)
        .toList();
  }

  /// The first place in a statement that the pattern finds and nothing negates.
  private static Optional<Evidence> one(Statement statement, Pattern pattern) {
    var match = pattern.matcher(statement.text());
    while (match.find()) {
      int from = Math.max(0, match.start() - NEGATION_CHARS);
      var before = statement.text().substring(from, match.start());
      if (!Lexicon.NEGATION.matcher(before).find()) {
        return Optional.of(statement.evidence(match));
      }
    }
    return Optional.empty();
  }

  /// Whether the text is in a language whose words are known: one word in twenty is a common one.
  private static boolean understood(List<Statement> body) {
    long words = 0;
    long known = 0;
    for (var statement : body) {
      words += statement.text().split("\\s+").length;
      known += Lexicon.KNOWN_LANGUAGE.matcher(statement.text()).results().count();
    }
    return words > 0 && known * 20 >= words;
  }
}

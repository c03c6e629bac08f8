package dev.ashlar.architect;

import dev.ashlar.architect.Facts.Form;
import dev.ashlar.architect.Facts.Oracle;
import dev.ashlar.architect.Facts.Part;
import dev.ashlar.architect.Facts.ReadBy;
import dev.ashlar.architect.Facts.Said;
import dev.ashlar.architect.Facts.Subject;
import dev.ashlar.codec.FrontMatter;
import dev.ashlar.orchestrator.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Adds to what rules find in a brief what an agent found there. Each of its facts is words of the
/// brief; what does not stand there is dropped, and named.
///
/// An agent takes nothing away: what speaks against, the front matter, and whatever a rule has
/// found already go before. So it can find what rules do not recognise, and cannot make anything
/// up.
public final class AgentReading {
  /// A shorter quotation stands everywhere; names may be shorter.
  private static final int QUOTE_CHARS_MIN = 4;

  private static final int SHOWN_CHARS = 80;
  private static final int PURPOSE_CHARS_MAX = 160;

  private final Brief brief;
  private final BriefText text;
  private final String agent;
  private final List<String> dropped = new ArrayList<>();
  private int found;

  private AgentReading(Brief brief, String agent) {
    this.brief = brief;
    this.text = BriefText.of(brief);
    this.agent = agent;
  }

  /// The facts of a brief, with those that `agent` states in `sheet`, and its summary.
  public static Facts of(Brief brief, FrontMatter sheet, String agent, String summary) {
    return new AgentReading(brief, agent).with(sheet, summary);
  }

  private Facts with(FrontMatter sheet, String summary) {
    var plain = new PlainReading().read(brief);
    var kind = sheet.kind().flatMap(this::kind);
    var subject = sheet.artifact().flatMap(this::subject);
    var parts = parts(sheet, plain);
    var size = sheet.lines().flatMap(count -> size(count.number(), Optional.empty()));
    estimates(sheet);
    return new Facts(
        plain.source(),
        plain.title(),
        plain.kind().or(() -> kind),
        plain.subject().or(() -> subject),
        parts,
        joined(plain.interfaces(), quoted("interfaces", sheet.interfaces())),
        oracles(plain.oracles(), sheet),
        plain.lines().isPresent() ? plain.lines() : number(size),
        plain.lines().isPresent() ? plain.sizes() : size.map(Said::evidence).stream().toList(),
        joined(plain.small(), quoted("small", sheet.small())),
        joined(plain.subjective(), quoted("taste", sheet.taste())),
        joined(plain.denials(), quoted("untested", sheet.untested())),
        plain.orders(),
        plain.planned(),
        plain.evaluators(),
        plain.generators(),
        plain.understood() || found > 0,
        Optional.of(new ReadBy(agent, found, dropped, summary)));
  }

  private Optional<Said<String>> kind(FrontMatter.Said said) {
    var here = text.find(said.text()).or(() -> text.find(said.text().replace('-', ' ')));
    if (!Catalogue.kinds().contains(said.text())) {
      drop("kind", said.text(), "this is none of the kinds");
      return Optional.empty();
    }
    if (here.isEmpty()) {
      drop("kind", said.text(), "these words do not stand in what the brief wants");
    }
    found += here.isPresent() ? 1 : 0;
    return here.map(statement -> new Said<>(said.text(), statement.evidence().readBy(agent)));
  }

  private Optional<Subject> subject(FrontMatter.Said said) {
    var named = Catalogue.find(said.text().replace('-', ' '));
    return words("artifact", said.text(), 1)
        .flatMap(evidence -> named.map(known -> new Subject(known.entry(), evidence)));
  }

  /// The modules that the agent names, unless the front matter does, or rules find more: of two
  /// ways of saying the same, the one that names most counts, as in `Parts`.
  private List<Part> parts(FrontMatter sheet, Facts plain) {
    if (brief.front().stream().anyMatch(front -> !front.modules().isEmpty())) {
      sheet
          .modules()
          .forEach(entry ->
              dropped.add(
                  "module " + shown(entry.name().text()) + ": the front matter names them"));
      return plain.parts();
    }
    var named =
        sheet.modules().stream().flatMap(entry -> part(entry, sheet, plain).stream()).toList();
    if (named.size() >= Math.max(2, plain.parts().size())) {
      return named;
    }
    if (!named.isEmpty()) {
      dropped.add("the list of modules: two at least are needed, and as many as rules find");
    }
    return plain.parts();
  }

  private Optional<Part> part(FrontMatter.Entry entry, FrontMatter sheet, Facts plain) {
    var name = entry.name().text();
    var where = text.find(name);
    if (where.isEmpty()) {
      drop("module", name, "no such name stands in what the brief wants");
      return Optional.empty();
    }
    found++;
    var known =
        plain.parts().stream().filter(part -> part.name().equalsIgnoreCase(name)).findFirst();
    var names = sheet.modules().stream().map(other -> other.name().text()).toList();
    var lines = entry.lines().flatMap(count -> size(count.number(), Optional.of(name)));
    return Optional.of(
        new Part(
            name,
            entry.purpose().map(said -> cut(said.text(), PURPOSE_CHARS_MAX)),
            needs(entry, names, known),
            entry
                .boundary()
                .flatMap(said -> quotation("interface of " + name, said))
                .or(() -> known.flatMap(Part::boundary)),
            entry
                .tests()
                .flatMap(said -> quotation("tests of " + name, said))
                .or(() -> known.flatMap(Part::tests)),
            known.map(Part::lines).filter(OptionalLong::isPresent).orElseGet(() -> number(lines)),
            OptionalInt.empty(),
            OptionalLong.empty(),
            sheet.stubs(),
            where.get().evidence(name).readBy(agent)));
  }

  /// What the agent says that a module needs, and what rules have found besides.
  private List<String> needs(FrontMatter.Entry entry, List<String> names, Optional<Part> known) {
    var all = entry.needs().stream().map(FrontMatter.Said::text).toList();
    all.stream()
        .filter(need -> !names.contains(need))
        .forEach(need ->
            drop("needs of " + entry.name().text(), need, "no module of the list is called so"));
    var found = known.map(Part::needs).orElse(List.of()).stream();
    return Stream.concat(all.stream().filter(names::contains), found)
        .map(need -> need.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private List<Oracle> oracles(List<Oracle> plain, FrontMatter sheet) {
    var all = new ArrayList<>(plain);
    var known = plain.stream().map(Oracle::evidence).toList();
    quoted("tests", sheet.tests()).stream()
        .filter(evidence -> !isAt(known, evidence))
        .forEach(evidence -> all.add(new Oracle(Form.RUNNABLE, evidence)));
    quoted("references", sheet.references()).stream()
        .filter(evidence -> !isAt(known, evidence))
        .forEach(evidence -> all.add(new Oracle(Form.SOURCE, evidence)));
    return all.stream().limit(Facts.FACTS_MAX).toList();
  }

  private static OptionalLong number(Optional<Said<Long>> said) {
    return said.map(one -> OptionalLong.of(one.what())).orElseGet(OptionalLong::empty);
  }

  /// A number of lines that the brief itself states, of the whole or of a module.
  private Optional<Said<Long>> size(long lines, Optional<String> module) {
    var where = text.number(lines, module);
    if (where.isEmpty()) {
      drop(
          "lines" + module.map(name -> " of " + name).orElse(""),
          "%d".formatted(lines),
          "the brief does not state this number");
    }
    found += where.isPresent() ? 1 : 0;
    return where.map(evidence -> new Said<>(lines, evidence.readBy(agent)));
  }

  /// What an agent thinks it costs is no fact of the brief.
  private void estimates(FrontMatter sheet) {
    boolean any =
        sheet.generators().isPresent()
            || sheet.evaluators().isPresent()
            || sheet.modules().stream()
                .anyMatch(entry -> entry.turns().isPresent() || entry.tokens().isPresent());
    if (any) {
      dropped.add("turns, tokens, generators, evaluators: these are estimates and not facts");
    }
  }

  private List<Evidence> quoted(String key, List<FrontMatter.Said> all) {
    return all.stream().flatMap(said -> quotation(key, said).stream()).toList();
  }

  private Optional<Evidence> quotation(String key, FrontMatter.Said said) {
    return words(key, said.text(), QUOTE_CHARS_MIN);
  }

  private Optional<Evidence> words(String key, String quote, int charsMin) {
    if (quote.strip().length() < charsMin) {
      drop(key, quote, "this is too short for a quotation");
      return Optional.empty();
    }
    var where = text.find(quote);
    if (where.isEmpty()) {
      drop(key, quote, "these words do not stand in what the brief wants");
    }
    found += where.isPresent() ? 1 : 0;
    return where.map(
        statement -> new Evidence(brief.file(), statement.line(), quote, Optional.of(agent)));
  }

  private void drop(String key, String quote, String why) {
    dropped.add(key + " " + shown(quote) + ": " + why);
  }

  private static String shown(String quote) {
    return "“" + cut(new Evidence("", 0, quote).quote(), SHOWN_CHARS) + "”";
  }

  private static String cut(String text, int chars) {
    return Limits.cut(text, chars);
  }

  private static List<Evidence> joined(List<Evidence> plain, List<Evidence> more) {
    return Stream.concat(plain.stream(), more.stream().filter(evidence -> !isAt(plain, evidence)))
        .limit(Facts.FACTS_MAX)
        .toList();
  }

  /// Whether a rule has found something at that line already.
  private static boolean isAt(List<Evidence> known, Evidence evidence) {
    return known.stream().anyMatch(one -> one.line() == evidence.line());
  }
}

package dev.ashlar.codec;

import dev.ashlar.codec.FrontMatter.Count;
import dev.ashlar.codec.FrontMatter.Entry;
import dev.ashlar.codec.FrontMatter.Said;
import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.FormatRule;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the YAML between two lines `---` at the head of a brief, and says with line and column
/// everything that is wrong with it.
public final class FrontMatterReader {
  private static final String FENCE = "---";
  private static final int TEXT_CHARS_MAX = 2_000;
  private static final int LIST_MAX = 200;

  private static final List<String> KEYS =
      List.of(
          "artifact",
          "kind",
          "summary",
          "lines",
          "modules",
          "interfaces",
          "tests",
          "references",
          "small",
          "taste",
          "untested",
          "generators",
          "evaluators",
          "stubs");

  private static final List<String> MODULE_KEYS =
      List.of("name", "purpose", "interface", "tests", "lines", "turns", "tokens", "needs");

  private final String file;
  private final int offset;
  private final List<Problem> problems = new ArrayList<>();

  private FrontMatterReader(String file, int offset) {
    this.file = file;
    this.offset = offset;
  }

  /// Reads what stands at the head of these lines of `file`.
  public static FrontMatter.Read read(String file, List<String> lines) {
    var reader = new FrontMatterReader(file, 1);
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(FENCE)) {
      return new FrontMatter.Read(Optional.empty(), List.of(), 1);
    }
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i).stripTrailing();
      if (line.equals(FENCE) || line.equals("...")) {
        var front = reader.parse(String.join("\n", lines.subList(1, i)) + "\n");
        return new FrontMatter.Read(
            front.filter(_ -> reader.problems.isEmpty()), reader.problems, i + 2);
      }
    }
    reader.add(
        FormatRule.YAML_SYNTAX,
        new Spot(0, 1),
        "front matter begins here and never ends",
        "End it with a line `---`; if none was meant, remove the first line.");
    return new FrontMatter.Read(Optional.empty(), reader.problems, lines.size() + 1);
  }

  /// Reads a file that holds the same keys and nothing else.
  public static FrontMatter.Read whole(String file, String yaml) {
    var reader = new FrontMatterReader(file, 0);
    var front = reader.parse(yaml);
    return new FrontMatter.Read(front.filter(_ -> reader.problems.isEmpty()), reader.problems, 1);
  }

  private void add(Rule rule, Spot spot, String message, String hint) {
    problems.add(
        new Problem(
            file,
            spot.line() + offset,
            Math.max(1, spot.column()),
            rule.id(),
            Problem.Severity.ERROR,
            message,
            hint));
  }

  private Optional<FrontMatter> parse(String yaml) {
    if (yaml.isBlank()) {
      return Optional.of(build(new Json.Mapping(new Spot(1, 1), java.util.Map.of())));
    }
    var found = new Problems();
    var tree = PlanYaml.read(yaml, found);
    for (var problem : found.inOrder()) {
      add(
          ruleOf(problem),
          new Spot(problem.line(), problem.column()),
          problem.message(),
          problem.hint());
    }
    if (tree.isPresent() && !(tree.get() instanceof Json.Mapping)) {
      add(
          FormatRule.WRONG_TYPE,
          tree.get().spot(),
          "front matter is a mapping of keys to values",
          "Write `key: value` lines; docs/assess.md lists the keys.");
      return Optional.empty();
    }
    return tree.map(this::build);
  }

  private static Rule ruleOf(Problem problem) {
    return Rule.all().stream()
        .filter(rule -> rule.id().equals(problem.rule()))
        .findFirst()
        .orElse(FormatRule.YAML_SYNTAX);
  }

  private FrontMatter build(Json top) {
    keys(top, KEYS);
    var modules = top.get("modules").map(this::items).orElse(List.of());
    if (modules.size() > Bounds.MODULES_MAX * 2) {
      add(
          FormatRule.TOO_MANY,
          top.below("modules").spot(),
          modules.size() + " modules",
          "Name at most " + Bounds.MODULES_MAX + ": what fits one screen.");
      modules = List.of();
    }
    return new FrontMatter(
        text(top, "artifact"),
        text(top, "kind"),
        text(top, "summary"),
        count(top, "lines"),
        modules.stream().flatMap(module -> module(module).stream()).toList(),
        texts(top, "tests"),
        texts(top, "references"),
        texts(top, "interfaces"),
        texts(top, "small"),
        texts(top, "taste"),
        texts(top, "untested"),
        count(top, "generators"),
        count(top, "evaluators"),
        flag(top, "stubs"));
  }

  private Optional<Entry> module(Json json) {
    if (json instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
      var none = Optional.<Said>empty();
      var zero = Optional.<Count>empty();
      return Optional.of(new Entry(said(scalar), none, none, none, zero, zero, zero, List.of()));
    }
    if (!(json instanceof Json.Mapping)) {
      add(
          FormatRule.WRONG_TYPE,
          json.spot(),
          "a module is a name, or a mapping with `name`",
          "Write `- lexer`, or `- {name: lexer, interface: …}`.");
      return Optional.empty();
    }
    keys(json, MODULE_KEYS);
    var name = text(json, "name");
    if (name.isEmpty() && json.get("name").isEmpty()) {
      add(FormatRule.MISSING_KEY, json.spot(), "a module without `name`", "Add `name:`.");
    }
    return name.map(said ->
        new Entry(
            said,
            text(json, "purpose"),
            text(json, "interface"),
            text(json, "tests"),
            count(json, "lines"),
            count(json, "turns"),
            count(json, "tokens"),
            texts(json, "needs")));
  }

  private void keys(Json json, List<String> known) {
    if (json instanceof Json.Mapping mapping) {
      mapping
          .entries()
          .forEach((key, entry) -> {
            if (!known.contains(key)) {
              add(
                  FormatRule.UNKNOWN_KEY,
                  entry.spot(),
                  "unknown key `" + shortened(key) + "`",
                  Nearest.hint(key, known, "The keys are: " + String.join(", ", known) + "."));
            }
          });
    }
  }

  private static String shortened(String key) {
    return key.length() <= 60 ? key : key.substring(0, 60) + "…";
  }

  private Optional<Said> text(Json json, String key) {
    return json.get(key).flatMap(value -> textOf(key, value));
  }

  private Optional<Said> textOf(String key, Json value) {
    if (value instanceof Scalar scalar && scalar.kind() != Kind.NULL) {
      if (scalar.literal().isBlank() || scalar.literal().length() > TEXT_CHARS_MAX) {
        add(
            scalar.literal().isBlank() ? FormatRule.EMPTY_TEXT : FormatRule.TOO_LONG,
            value.spot(),
            "`" + key + "` is " + (scalar.literal().isBlank() ? "empty" : "too long"),
            "Write one line of up to " + TEXT_CHARS_MAX + " characters.");
        return Optional.empty();
      }
      return Optional.of(said(scalar));
    }
    add(FormatRule.WRONG_TYPE, value.spot(), "`" + key + "` is not a text", "Write one line.");
    return Optional.empty();
  }

  private Said said(Scalar scalar) {
    return new Said(scalar.literal().strip(), scalar.spot().line() + offset);
  }

  /// A list of texts; a single text is a list of one.
  private List<Said> texts(Json json, String key) {
    var value = json.get(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Scalar) {
      return textOf(key, value.get()).stream().toList();
    }
    return items(value.get()).stream().flatMap(item -> textOf(key, item).stream()).toList();
  }

  private List<Json> items(Json value) {
    if (value instanceof Json.Sequence sequence && sequence.values().size() <= LIST_MAX) {
      return sequence.values();
    }
    add(
        FormatRule.WRONG_TYPE,
        value.spot(),
        "not a list of up to " + LIST_MAX + " entries",
        "Write each entry on a line `- …`, or `[a, b]`.");
    return List.of();
  }

  private Optional<Count> count(Json json, String key) {
    return json.get(key)
        .flatMap(value -> {
          var read =
              value instanceof Scalar scalar
                  ? Amounts.count(scalar.literal()).filter(number -> number > 0)
                  : Optional.<Long>empty();
          if (read.isEmpty()) {
            add(
                FormatRule.BAD_COUNT,
                value.spot(),
                "`" + key + "` is not a count",
                FormatRule.BAD_COUNT.terms().mend());
          }
          return read.map(number -> new Count(number, value.spot().line() + offset));
        });
  }

  private boolean flag(Json json, String key) {
    var value = json.get(key);
    if (value.isPresent()
        && !(value.get() instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN)) {
      add(
          FormatRule.WRONG_TYPE,
          value.get().spot(),
          "`" + key + "` is not true or false",
          "Write one.");
    }
    return !(value.isPresent()
        && value.get() instanceof Scalar scalar
        && scalar.literal().equals("false"));
  }
}

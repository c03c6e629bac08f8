package dev.ashlar.codec;

import dev.ashlar.codec.CaseLine.Expectation;
import dev.ashlar.codec.Json.Entry;
import dev.ashlar.codec.Json.Kind;
import dev.ashlar.codec.Json.Mapping;
import dev.ashlar.codec.Json.Scalar;
import dev.ashlar.codec.Json.Sequence;
import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.GateRule;
import dev.ashlar.plan.Nearest;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The locked cases of one file, one JSON object a line, and everything that is wrong with the
/// lines that could not be read.
public record Cases(List<CaseLine> lines, List<Problem> problems) {
  private static final Set<String> KEYS =
      Set.of("id", "input", "expect", "any-of", "covers", "negative");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public Cases {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  /// The cases in `bytes`; `file` is the name that problems carry. Empty lines are skipped.
  public static Cases read(String file, byte[] bytes) {
    return read(file, bytes, Optional.empty());
  }

  /// The same, reporting every id in `covers` that is not among the requirements.
  static Cases read(String file, byte[] bytes, Optional<Set<String>> requirements) {
    var reading = new Reading(file, requirements);
    Optional<String> text = PlanFiles.utf8(bytes);
    if (text.isEmpty()) {
      reading.flaw(Problems.WHOLE_FILE, "the file is not UTF-8", "Save the file as UTF-8.");
    } else if (text.get().indexOf(BYTE_ORDER_MARK) == 0) {
      reading.flaw(
          new Spot(1, 1),
          "the file begins with a byte order mark",
          "Save the file as UTF-8 without BOM.");
    } else {
      reading.all(text.get());
    }
    return new Cases(reading.lines, reading.problems.inOrder());
  }

  private static final class Reading {
    private final String file;
    private final Optional<Set<String>> requirements;
    private final List<CaseLine> lines = new ArrayList<>();
    private final Problems problems = new Problems();

    Reading(String file, Optional<Set<String>> requirements) {
      this.file = file;
      this.requirements = requirements;
    }

    void all(String text) {
      int number = 0;
      for (String line : text.split("\n", -1)) {
        number++;
        if (lines.size() == Bounds.CASES_MAX && !line.isBlank()) {
          Rule rule = GateRule.CASES_TOO_MANY;
          problems.add(
              rule,
              file,
              new Spot(number, 1),
              "the file has more than " + Bounds.CASES_MAX + " cases",
              rule.terms().mend());
          return;
        }
        if (!line.isBlank()) {
          one(number, line);
        }
      }
    }

    private void one(int number, String line) {
      switch (JsonText.read(line)) {
        case JsonText.Outcome.Unreadable(Spot spot, String why) ->
            flaw(
                new Spot(number, spot.column()),
                "not a case: " + why,
                GateRule.CASES_BAD_LINE.terms().mend());
        case JsonText.Outcome.Value(Mapping mapping) -> aCase(new Line(number, mapping));
        case JsonText.Outcome.Value(Json other) ->
            flaw(
                new Spot(number, other.spot().column()),
                "not a case: the line is no JSON object",
                GateRule.CASES_BAD_LINE.terms().mend());
      }
    }

    private void aCase(Line line) {
      line.mapping()
          .entries()
          .forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
              unknownKey(line.spot(entry.spot()), key);
            }
          });
      Optional<String> id = id(line);
      Optional<Json> input = line.get("input");
      if (input.isEmpty()) {
        flaw(
            line.start(), "the case has no `input`", "Add `\"input\": …`; any JSON value will do.");
      }
      Optional<Expectation> expectation = expectation(line);
      Optional<List<String>> covers = covers(line);
      Optional<Boolean> negative = negative(line);
      if (id.isPresent()
          && input.isPresent()
          && expectation.isPresent()
          && covers.isPresent()
          && negative.isPresent()) {
        lines.add(
            new CaseLine(
                id.get(),
                input.get().compact(),
                expectation.get(),
                covers.get(),
                negative.get(),
                line.number()));
      }
    }

    private void unknownKey(Spot spot, String key) {
      flaw(
          spot,
          "a case has no key `" + key + "`",
          Nearest.hint(
              key, KEYS, "Its keys are id, input, expect or any-of, covers and negative."));
    }

    private Optional<String> id(Line line) {
      Optional<Json> value = line.get("id");
      if (value.isEmpty()) {
        flaw(line.start(), "the case has no `id`", "Add `\"id\": \"name-001\"`.");
        return Optional.empty();
      }
      if (value.get() instanceof Scalar(_, Kind kind, String id)
          && kind == Kind.TEXT
          && ID.matcher(id).matches()) {
        return Optional.of(id);
      }
      flaw(
          line.spot(value.get().spot()),
          "`id` is not a name",
          "Use letters, digits, dots, hyphens and underscores, at most 80, such as `lex-007`.");
      return Optional.empty();
    }

    private Optional<Expectation> expectation(Line line) {
      Optional<Json> expect = line.get("expect");
      Optional<Json> anyOf = line.get("any-of");
      if (expect.isPresent() == anyOf.isPresent()) {
        return noExpectation(
            line.start(),
            expect.isPresent()
                ? "has both `expect` and `any-of`"
                : "has neither `expect` nor `any-of`");
      }
      if (expect.isPresent()) {
        return Optional.of(new Expectation.Expect(expect.get().compact()));
      }
      if (anyOf.get() instanceof Sequence(_, List<Json> items) && !items.isEmpty()) {
        return Optional.of(new Expectation.AnyOf(items.stream().map(Json::compact).toList()));
      }
      return noExpectation(
          line.spot(anyOf.get().spot()), "has an `any-of` that is not a list of answers");
    }

    private Optional<Expectation> noExpectation(Spot spot, String what) {
      Rule rule = GateRule.CASES_EXPECTATION;
      problems.add(rule, file, spot, "the case " + what, rule.terms().mend());
      return Optional.empty();
    }

    private Optional<List<String>> covers(Line line) {
      Json value = line.get("covers").orElse(new Sequence(line.start(), List.of()));
      List<Scalar> ids = value.items().stream().flatMap(item -> item.text().stream()).toList();
      if (!(value instanceof Sequence) || ids.size() < value.items().size()) {
        flaw(
            line.spot(value.spot()),
            "`covers` is not a list of requirement ids",
            "Write `\"covers\": [\"LEX-1\"]`.");
        return Optional.empty();
      }
      requirements.ifPresent(known -> ids.forEach(id -> covered(known, id, line.spot(id.spot()))));
      return Optional.of(ids.stream().map(Scalar::literal).toList());
    }

    private void covered(Set<String> known, Scalar id, Spot spot) {
      Rule rule = GateRule.CASES_UNKNOWN_REQUIREMENT;
      if (!known.contains(id.literal())) {
        String hint = Nearest.hint(id.literal(), known, rule.terms().mend());
        problems.add(rule, file, spot, "the plan has no requirement `" + id.literal() + "`", hint);
      }
    }

    private Optional<Boolean> negative(Line line) {
      Json value = line.get("negative").orElse(new Scalar(line.start(), Kind.BOOLEAN, "false"));
      if (value instanceof Scalar(_, Kind kind, String text) && kind == Kind.BOOLEAN) {
        return Optional.of(text.equals("true"));
      }
      flaw(
          line.spot(value.spot()),
          "`negative` is neither true nor false",
          "Write `\"negative\": true`, or leave it out.");
      return Optional.empty();
    }

    private void flaw(Spot spot, String message, String hint) {
      problems.add(GateRule.CASES_BAD_LINE, file, spot, message, hint);
    }
  }

  private record Line(int number, Mapping mapping) {
    Optional<Json> get(String key) {
      return Optional.ofNullable(mapping.entries().get(key)).map(Entry::value);
    }

    Spot start() {
      return spot(mapping.spot());
    }

    Spot spot(Spot within) {
      return new Spot(number, within.column());
    }
  }
}

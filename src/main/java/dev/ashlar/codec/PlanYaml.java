package dev.ashlar.codec;

import dev.ashlar.codec.Json.Spot;
import dev.ashlar.plan.Bounds;
import dev.ashlar.plan.FormatRule;
import dev.ashlar.plan.Rule;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// The located tree of `ashlar.yaml`, and what is wrong with it as YAML.
final class PlanYaml {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Bounds.YAML_DEPTH_MAX).build())
          .build();

  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  private final String text;
  private final Problems problems;

  private PlanYaml(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  /// The tree in the plan's main file, if there is one that can be looked at further.
  static Optional<Json> read(PlanFiles files, Problems problems) {
    Optional<byte[]> bytes = files.bytes(Problems.PLAN);
    if (bytes.isEmpty()) {
      return refuse(problems, FormatRule.YAML_MISSING, "there is no ashlar.yaml");
    }
    if (bytes.get().length > Bounds.PLAN_YAML_BYTES_MAX) {
      String size =
          bytes.get().length + " bytes, and at most " + Bounds.PLAN_YAML_BYTES_MAX + " are read";
      return refuse(problems, FormatRule.YAML_TOO_LARGE, "the file has " + size);
    }
    Optional<String> text = PlanFiles.utf8(bytes.get());
    if (text.isEmpty()) {
      return refuse(problems, FormatRule.YAML_NOT_UTF8, "the file is not UTF-8");
    }
    if (text.get().startsWith("\uFEFF")) {
      problems.add(FormatRule.YAML_BOM, new Spot(1, 1), "the file begins with a byte order mark");
    }
    return new PlanYaml(text.get(), problems).tree();
  }

  /// The tree in a text of another file; its problems are told as if it were the plan's main file.
  static Optional<Json> read(String text, Problems problems) {
    return new PlanYaml(text, problems).tree();
  }

  private static Optional<Json> refuse(Problems problems, Rule rule, String message) {
    problems.add(rule, Problems.WHOLE_FILE, message);
    return Optional.empty();
  }

  private Optional<Json> tree() {
    Optional<Spot> control = controlCharacter();
    if (control.isPresent()) {
      problems.add(FormatRule.YAML_SYNTAX, control.get(), "not YAML: a control character");
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return tree(parser);
    } catch (JacksonException e) {
      syntax(
          Optional.ofNullable(e.getOriginalMessage()).orElse(""),
          TreeBuilding.spot(e.getLocation()));
      return Optional.empty();
    }
  }

  private Optional<Json> tree(JsonParser parser) {
    try {
      if (parser.nextToken() == null) {
        return refuse(problems, FormatRule.YAML_EMPTY, "the file is empty");
      }
      var building = new TreeBuilding(parser);
      Json tree = building.value();
      building.flaws().forEach(flaw -> problems.add(flaw.rule(), flaw.spot(), flaw.message()));
      if (parser.nextToken() == null) {
        return Optional.of(tree);
      }
      Spot second = TreeBuilding.here(parser);
      problems.add(FormatRule.YAML_DOCUMENTS, second, "a second document begins here");
    } catch (StreamConstraintsException _) {
      Spot spot = TreeBuilding.here(parser);
      String depth = "nested deeper than " + Bounds.YAML_DEPTH_MAX + " levels";
      problems.add(FormatRule.YAML_SYNTAX, spot, depth);
    }
    return Optional.empty();
  }

  /// The first character that YAML does not allow at all, if there is one.
  private Optional<Spot> controlCharacter() {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++, column++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        column = 0;
      } else if ((c < ' ' && c != '\t' && c != '\r') || c == 0x7f) {
        return Optional.of(new Spot(line, column));
      }
    }
    return Optional.empty();
  }

  /// The parser's complaint is prose around quoted lines: its place is the last one it names, its
  /// reason the lines that are not quotes.
  private void syntax(String complaint, Spot fallback) {
    Spot spot =
        PLACE
            .matcher(complaint)
            .results()
            .reduce((_, last) -> last)
            .map(PlanYaml::spot)
            .orElse(fallback);
    String reason =
        complaint
            .lines()
            .filter(PlanYaml::isProse)
            .reduce((a, b) -> a + ", " + b)
            .orElse("it cannot be read");
    if (complaint.contains("\\t(TAB)")) {
      problems.add(FormatRule.YAML_TAB, spot, "a tab where spaces are expected");
    } else {
      problems.add(FormatRule.YAML_SYNTAX, spot, "not YAML: " + reason);
    }
  }

  private static boolean isProse(String line) {
    return !line.isBlank() && !Character.isWhitespace(line.charAt(0)) && !line.startsWith("in ");
  }

  private static Spot spot(MatchResult place) {
    return new Spot(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
  }
}

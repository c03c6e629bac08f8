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
  private static final Pattern POSITION = Pattern.compile("position (\\d+)");

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

  private static Optional<Json> refuse(Problems problems, Rule rule, String message) {
    problems.add(rule, Problems.WHOLE_FILE, message);
    return Optional.empty();
  }

  private Optional<Json> tree() {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return refuse(problems, FormatRule.YAML_EMPTY, "the file is empty");
      }
      var building = new TreeBuilding(parser);
      Json tree = building.value();
      building.flaws().forEach(flaw -> problems.add(flaw.rule(), flaw.spot(), flaw.message()));
      if (parser.nextToken() != null) {
        Spot second = TreeBuilding.here(parser);
        problems.add(FormatRule.YAML_DOCUMENTS, second, "a second document begins here");
      }
      return Optional.of(tree);
    } catch (StreamConstraintsException e) {
      Spot spot = TreeBuilding.spot(e.getLocation());
      problems.add(
          FormatRule.YAML_SYNTAX, spot, "nested deeper than " + Bounds.YAML_DEPTH_MAX + " levels");
    } catch (JacksonException e) {
      syntax(
          Optional.ofNullable(e.getOriginalMessage()).orElse("not YAML"),
          TreeBuilding.spot(e.getLocation()));
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
            .or(() -> position(complaint))
            .orElse(fallback);
    String reason =
        complaint
            .lines()
            .filter(line ->
                !line.isBlank()
                    && !Character.isWhitespace(line.charAt(0))
                    && !line.startsWith("in "))
            .reduce((a, b) -> a + ", " + b)
            .orElse("not YAML");
    Rule rule = complaint.contains("\\t(TAB)") ? FormatRule.YAML_TAB : FormatRule.YAML_SYNTAX;
    problems.add(
        rule,
        spot,
        rule == FormatRule.YAML_TAB ? "a tab where spaces are expected" : "not YAML: " + reason);
  }

  private static Spot spot(MatchResult place) {
    return new Spot(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
  }

  private Optional<Spot> position(String complaint) {
    return POSITION
        .matcher(complaint)
        .results()
        .findFirst()
        .map(place -> {
          String before =
              text.substring(0, Math.min(Integer.parseInt(place.group(1)), text.length()));
          int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
          return new Spot(line, before.length() - before.lastIndexOf('\n'));
        });
  }
}

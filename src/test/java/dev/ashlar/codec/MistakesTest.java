package dev.ashlar.codec;

import dev.ashlar.codec.RuleExample.Edit;
import dev.ashlar.plan.Problem;
import dev.ashlar.testkit.EditedPlan;
import dev.ashlar.testkit.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every mistake that `mistakes.txt` makes in the small plan is told at its place, under its rule,
/// and nothing else is.
class MistakesTest {
  private static final Path FILE = Path.of("src/test/resources/dev/ashlar/codec/mistakes.txt");

  /// What is told, as people read it.
  static String told(Reading reading) {
    var text = new StringBuilder();
    for (Problem problem : reading.problems()) {
      text.append(
          "> %s:%d:%d %s %s%n"
              .formatted(
                  problem.file(),
                  problem.line(),
                  problem.column(),
                  problem.severity().name().toLowerCase(java.util.Locale.ROOT),
                  problem.rule()));
      text.append(">   %s%n>   hint: %s%n".formatted(problem.message(), problem.hint()));
    }
    return text.toString();
  }

  @Test
  void everyMistakeIsToldAtItsPlace() throws java.io.IOException {
    var actual = new StringBuilder();
    for (Mistake mistake : mistakes()) {
      mistake.script().forEach(line -> actual.append(line).append('\n'));
      if (!mistake.edits().isEmpty()) {
        actual.append(told(PlanReader.read(mistake.made()))).append('\n');
      }
    }

    Golden.check(FILE, actual.toString());
  }

  private static List<Mistake> mistakes() {
    var mistakes = new ArrayList<Mistake>();
    for (String line : PlanDirectory.text("mistakes.txt").lines().toList()) {
      if (mistakes.isEmpty() || line.startsWith("== ")) {
        mistakes.add(new Mistake(new ArrayList<>()));
      }
      if (!line.isEmpty() && !line.startsWith(">")) {
        mistakes.getLast().script().add(line);
      }
    }
    return mistakes;
  }

  /// One block of the file: `FILE: old => new` replaces the first occurrence, `FILE: => text`
  /// writes a file, `FILE: gone` removes one.
  private record Mistake(List<String> script) {
    List<String> edits() {
      return script.stream()
          .filter(line -> !line.startsWith("==") && !line.startsWith("#"))
          .toList();
    }

    PlanFiles made() {
      return EditedPlan.of(PlanDirectory.small(), edits().stream().map(Edit::of).toList());
    }
  }
}

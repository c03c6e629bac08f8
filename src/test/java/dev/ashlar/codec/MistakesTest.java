package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Rule;
import dev.ashlar.plan.TestRule;
import dev.ashlar.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every mistake that `mistakes.txt` makes in the small plan is told at its place, under its rule,
/// and nothing else is.
class MistakesTest {
  private static final Path FILE = Path.of("src/test/resources/dev/ashlar/codec/mistakes.txt");

  /// Rules whose mistakes do not fit into a text file; `PlanReaderTest` makes them.
  private static final Set<String> MADE_ELSEWHERE =
      Set.of(
          "yaml/too-large",
          "yaml/not-utf-8",
          "contract/not-text",
          "cases/too-many",
          "plan/too-many-files",
          "plan/too-many-modules");

  private static final Pattern LETTERS = Pattern.compile("<(\\d+) letters>");

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

  /// Rules about how tests behave are broken in the sandbox, not by reading.
  @Test
  void everyRuleIsBrokenOnce() {
    var broken = new TreeSet<>(MADE_ELSEWHERE);
    for (Mistake mistake : mistakes()) {
      PlanReader.read(mistake.made()).problems().forEach(problem -> broken.add(problem.rule()));
    }

    assertThat(broken)
        .containsAll(
            Rule.all().stream().filter(rule -> !(rule instanceof TestRule)).map(Rule::id).toList());
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
      PlanFiles files = PlanDirectory.small();
      for (String edit : edits()) {
        int colon = edit.indexOf(": ");
        String file = edit.substring(0, colon);
        String[] change = edit.substring(colon + 2).split("=>(?: |$)", -1);
        files =
            switch (change[0]) {
              case "gone" -> files.without(List.of(file));
              case "" -> PlanDirectory.with(files, file, plain(change[1]));
              default ->
                  PlanDirectory.with(
                      files,
                      file,
                      replaced(files, file, plain(change[0].stripTrailing()), plain(change[1])));
            };
      }
      return files;
    }

    private static String replaced(PlanFiles files, String file, String old, String fresh) {
      String before = new String(files.files().get(file), StandardCharsets.UTF_8);
      int at = before.indexOf(old);
      assertThat(at).as("`%s` stands in %s", old, file).isNotNegative();
      return before.substring(0, at) + fresh + before.substring(at + old.length());
    }

    private static String plain(String escaped) {
      return LETTERS
          .matcher(escaped.translateEscapes().replace("<BOM>", "\uFEFF"))
          .replaceAll(match -> "a".repeat(Integer.parseInt(match.group(1))));
    }
  }
}

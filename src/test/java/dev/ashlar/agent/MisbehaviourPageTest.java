package dev.ashlar.agent;

import dev.ashlar.testkit.Golden;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// `docs/misbehaviour.md` says what `MisbehaviourTest` and `ModelMisbehaviourTest` try.
class MisbehaviourPageTest {
  private static final String HEAD =
      """
      # Misbehaviour

      What agents, models and providers do wrong, and how the turn ends. Every row is a test in which
      a real process does just that, in the real sandbox, before the real gateway. An outcome is shown
      as it begins; a word in capitals is the name under which the journal keeps it. `BUDGET`,
      `TRUNCATED` and `DENIED` leave the attempt its next turn, `UNAVAILABLE` costs it nothing, and
      after every other a fresh attempt begins, as long as the plan allows one.

      Nothing of a client outlives its turn: neither its process nor one that it left behind.
      """;

  private static final String MODELS =
      """

      ## Models that Ashlar talks with itself

      There is no process here: the loop is Ashlar's, and each of these is tried in one dialect or in several.

      """;

  @Test
  void thePageSaysWhatIsTried() throws Exception {
    var page = new StringBuilder(HEAD);
    Misbehaviour.groups().forEach((title, rows) -> page.append(table(title, rows)));
    page.append(MODELS);
    Arrays.stream(ModelMisbehaviourTest.class.getDeclaredMethods())
        .filter(method -> method.getAnnotations().length > 0)
        .map(MisbehaviourPageTest::sentence)
        .sorted()
        .forEach(sentence -> page.append("- ").append(sentence).append('\n'));

    Golden.check(Path.of("docs/misbehaviour.md"), page.toString());
  }

  private static String table(String title, List<Misbehaviour> rows) {
    var text =
        new StringBuilder(
            "\n## %s\n\n| who | its turn ends as |\n| --- | --- |\n".formatted(title));
    for (var row : rows) {
      var fence = row.outcome().contains("`") ? "``" : "`";
      text.append("| %s | %s%s%s |\n".formatted(row.what(), fence, row.outcome(), fence));
    }
    return text.toString();
  }

  /// A test's name is a sentence.
  private static String sentence(Method test) {
    var words = test.getName().replaceAll("([A-Z]|[0-9]+)", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

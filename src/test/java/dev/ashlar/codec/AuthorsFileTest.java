package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that names authors names them, or refuses the plan: it never names nobody by mistake.
class AuthorsFileTest {
  @Test
  void whoWroteWhatIsRead() throws Exception {
    var files =
        file(
            """
            {"format": 1, "plan": [{"instance": "ada", "agent": "x"}, {"instance": "eve"}],
             "tests": [{"instance": "bob", "more": [1]}], "facts": "of a later version"}
            """);

    assertThat(AuthorsFile.parts(files))
        .isEqualTo(Map.of("ada", "plan", "eve", "plan", "bob", "tests"));
    assertThat(AuthorsFile.parts(PlanFiles.of(Map.of()))).isEmpty();
    assertThat(AuthorsFile.parts(file("{\"plan\": [], \"tests\": []}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                                       | 1 | 1  | expected
          {"plan": [                                               | 1 | 11 | end-of-input
          {"plan": [], "tests": [], "tests": []}                   | 1 | 27 | tests
          []                                                       | 1 | 1  | object is expected
          null                                                     | 1 | 1  | object is expected
          {}                                                       | 1 | 1  | `plan` is to be a list
          {"plan": []}                                             | 1 | 1  | `tests` is to be a list
          {"plan": "ada", "tests": []}                             | 1 | 10 | `plan` is to be a list
          {"plan": {"instance": "ada"}, "tests": []}               | 1 | 10 | `plan` is to be a list
          {"plan": ["ada"], "tests": []}                           | 1 | 11 | the text `instance`
          {"plan": [], "tests": [{"agent": "ada"}]}                | 1 | 24 | author of `tests`
          {"plan": [{"instance": 7}], "tests": []}                 | 1 | 24 | the text `instance`
          {"plan": [{"instance": " "}], "tests": []}               | 1 | 24 | the text `instance`
          {"plan": [{"Instance": "ada"}], "tests": []}             | 1 | 11 | the text `instance`
          """)
  void whatCannotBeReadRefusesThePlan(String text, int line, int column, String why) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), line, column, why);
  }

  @Test
  void whatIsNoTextRefusesThePlan() {
    assertRefused(new byte[] {'{', (byte) 0xe9, '}'}, 0, 0, "not UTF-8");
  }

  private static void assertRefused(byte[] bytes, int line, int column, String why) {
    var files = PlanDirectory.small().with(Map.of(AuthorsFile.NAME, bytes));

    assertThat(PlanReader.read(files)).isInstanceOf(Reading.Refused.class);
    assertThat(PlanReader.read(files).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo("authors.json");
          assertThat(problem.rule()).isEqualTo("plan/authors-file");
          assertThat(problem.message()).contains(why);
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.column()).isEqualTo(column);
        });
    assertThatThrownBy(() -> AuthorsFile.parts(files))
        .isInstanceOf(UnreadableLine.class)
        .hasMessageContainingAll("authors.json", why);
  }

  private static PlanFiles file(String text) {
    return PlanFiles.of(Map.of(AuthorsFile.NAME, text.getBytes(StandardCharsets.UTF_8)));
  }
}

package dev.ashlar.architect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Golden;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/assess.md` lists the constants and the catalogue as the code has them.
class AssessPageTest {
  private static final Path PAGE = Path.of("docs/assess.md");
  private static final String FROM = "<!-- constants: written by AssessPageTest -->\n";
  private static final String TO = "<!-- end of constants -->\n";

  @Test
  void thePageSaysWhatTheConstantsAre() throws IOException {
    var page = Files.readString(PAGE);
    int from = page.indexOf(FROM) + FROM.length();
    int to = page.indexOf(TO);
    assertThat(from).isGreaterThan(FROM.length());
    assertThat(to).isGreaterThan(from);

    Golden.check(PAGE, page.substring(0, from) + tables() + page.substring(to));
  }

  @Test
  void everyConstantHasASourceOrIsAssumed() {
    assertThat(Constant.values())
        .allSatisfy(constant -> {
          assertThat(constant.meaning()).endsWith(".");
          assertThat(constant.origin()).isNotBlank();
          assertThat(constant.value()).isPositive();
        });
  }

  private static String tables() {
    var text =
        new StringBuilder("\n| constant | value | what it is | source | past runs move it |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (var constant : Constant.values()) {
      text.append(
          "| `%s` | %s %s | %s | %s | %s |\n"
              .formatted(
                  constant.name(),
                  BigDecimal.valueOf(constant.value()).stripTrailingZeros().toPlainString(),
                  constant.unit(),
                  constant.meaning(),
                  constant.origin(),
                  constant.measured() ? "yes" : ""));
    }
    text.append("\nThe catalogue, with the smallest honest size of each, assumed:\n\n");
    text.append("| artifact | what says what is right | what can be run | lines |\n");
    text.append("| --- | --- | --- | --- |\n");
    for (var entry : Catalogue.entries()) {
      text.append(
          "| %s | %s | %s | %d |\n"
              .formatted(entry.name(), entry.standard(), entry.suite(), entry.linesMin()));
    }
    return text.append('\n').toString();
  }
}

package dev.ashlar.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What stands in a plan's files stays words, whatever page they come to.
class HostileContractTest {
  private static final String CONTRACT =
      """
      # inc

      A <script>alert(1)</script> & a | pipe, `code | with <b>` and \u202eright to left\u202c, \u001b[31mred.

      ## Inputs

      <img src=x onerror=alert(2)> and [a link](javascript:alert(3)) and **strong <i>**.

      # Not a heading
      1. item <svg onload=alert(4)>

      | head <u> | two |
      | --- | --- |
      | `a \\| b` | <script> |

      ## Errors

      &lt;already&gt; ``` open fence

      ## Outputs

      ```
      ~~~ </code></pre><script>alert(5)</script>
      ````
      ```
      """;

  private final DesignDocument design;

  HostileContractTest() throws Exception {
    var files = Designs.files(Path.of("examples/arithmetic"));
    design = Designs.of(Designs.with(files, "contracts/inc.md", CONTRACT));
  }

  @Test
  void inHtmlNothingOfItIsMarkup() {
    var page = HtmlDesign.of(design);

    assertThat(page)
        .doesNotContain("<script", "<img", "<svg onload", "<u>", "<b>", "<i>", "href=\"java")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;already&amp;gt;");
    assertThat(page.codePoints().filter(HostileContractTest::isHidden)).isEmpty();
  }

  @Test
  void inMarkdownNothingOfItIsMarkup() {
    var page = MarkdownDesign.of(design);
    var prose = page.replaceAll("(?sm)^(`{3,})[a-z]*\\n.*?^\\1$", "").replaceAll("`[^`\\n]*`", "");

    assertThat(prose).doesNotContainPattern("(?<!\\\\)<").contains("\\<script\\>alert(1)");
    assertThat(prose).doesNotContainPattern("(?<!\\\\)\\]\\(").doesNotContain("\n# Not");
    assertThat(page.codePoints().filter(HostileContractTest::isHidden)).isEmpty();
    assertThat(page.lines().filter(line -> line.startsWith("| head")))
        .containsExactly("| head \\<u\\> | two |");
    assertThat(page).contains("| `a \\| b` | \\<script\\> |", "\n## 8. Run Budget & Reporting\n");
  }

  @Test
  void inJsonNothingIsLost() {
    assertThat(DesignJson.of(design)).contains("<script>alert(1)</script>", "\\u202e", "\\u001b");
  }

  private static boolean isHidden(int point) {
    return point != '\n'
        && (Character.getType(point) == Character.CONTROL
            || Character.getType(point) == Character.FORMAT);
  }
}

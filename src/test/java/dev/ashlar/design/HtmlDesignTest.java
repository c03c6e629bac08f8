package dev.ashlar.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.PlanDraft;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class HtmlDesignTest {
  private static final Pattern PICTURE = Pattern.compile("(?s)<svg .*?</svg>");

  @Test
  void thePageNeedsNothingElse() throws Exception {
    var page = HtmlDesign.of(Designs.of(Path.of("examples/jsonpath")));

    assertThat(page).doesNotContain("<script", "<link", "<img", "@import", "url(h", "src=");
    assertThat(page).doesNotContainPattern("href=\"[^#]").contains("default-src 'none'");
    assertThat(page).contains("prefers-color-scheme: dark", "@media print");
    assertThat(pictures(page)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 40})
  void picturesHoldEveryModuleWithoutOverlap(int modules) throws Exception {
    var plan = plan(modules);
    var picture = pictures(HtmlDesign.of(Designs.of(plan.build()))).getFirst();

    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(picture)))
            .getDocumentElement();
    var view = svg.getAttribute("viewBox").split(" ");
    var boxes = svg.getElementsByTagName("rect");
    assertThat(boxes.getLength()).isEqualTo(modules);
    var all = new ArrayList<double[]>();
    for (int i = 0; i < boxes.getLength(); i++) {
      var box = (org.w3c.dom.Element) boxes.item(i);
      var x = number(box, "x");
      var y = number(box, "y");
      var right = x + number(box, "width");
      var bottom = y + number(box, "height");
      assertThat(x).isNotNegative();
      assertThat(y).isNotNegative();
      assertThat(right).isLessThanOrEqualTo(Double.parseDouble(view[2]));
      assertThat(bottom).isLessThanOrEqualTo(Double.parseDouble(view[3]));
      assertThat(all).noneMatch(o -> o[0] < right && x < o[2] && o[1] < bottom && y < o[3]);
      all.add(new double[] {x, y, right, bottom});
    }
  }

  private static double number(org.w3c.dom.Element box, String name) {
    return Double.parseDouble(box.getAttribute(name));
  }

  /// Modules that need some of those before them, drawn from a fixed seed.
  private static PlanDraft plan(int modules) {
    var random = new Random(41);
    var plan = new PlanDraft();
    for (int i = 0; i < modules; i++) {
      int before = i;
      var needs =
          random
              .ints(i == 0 ? 0 : random.nextInt(3), 0, Math.max(1, before))
              .distinct()
              .mapToObj(need -> "module-" + need)
              .toArray(String[]::new);
      plan.module("module-" + i, needs);
    }
    return plan;
  }

  private static List<String> pictures(String page) {
    return PICTURE.matcher(page).results().map(result -> result.group()).toList();
  }
}

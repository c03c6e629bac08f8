package dev.ashlar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.orchestrator.Findings;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void aShortTextIsWhole() {
    assertThat(Excerpt.of("a digit must\nfollow the point"))
        .isEqualTo("a digit must follow the point");
    assertThat(Excerpt.of("")).isEmpty();
  }

  @Test
  void aLongerOneIsItsFirstSentence() {
    assertThat(Excerpt.of("Both clauses cannot be met together. The first says 1."))
        .isEqualTo("Both clauses cannot be met together. …");
    assertThat(Excerpt.of("No. The clauses e.g. in json.md cannot both be met. Really."))
        .isEqualTo("No. The clauses e.g. in json.md cannot both be met. …");
    assertThat(Excerpt.of("One paragraph\n\nand another")).isEqualTo("One paragraph …");
  }

  @Test
  void aSentenceThatIsTooLongEndsAtAWord() {
    var text = "word ".repeat(100);

    assertThat(Excerpt.of(text)).endsWith("word …").hasSizeBetween(140, 162);
    assertThat(Excerpt.of("😀".repeat(200))).endsWith("😀 …").hasSizeLessThan(163);
  }

  @Test
  void aClaimOfSeveralFindingsIsNotEndedByTheFirst() {
    var claim = Findings.ofText("claim", ("All of it is wrong " + "x".repeat(900)).strip());

    assertThat(claim.list()).hasSizeGreaterThan(1);
    assertThat(Excerpt.claim(claim)).startsWith("“All of it is wrong").endsWith(" …”");
  }
}

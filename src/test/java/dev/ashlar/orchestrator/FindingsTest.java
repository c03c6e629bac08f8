package dev.ashlar.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A claim is kept whole, and what is not kept is counted.
class FindingsTest {
  @Test
  void aClaimOfManyFindingsIsKeptWordForWord() {
    var claim = IntStream.range(0, 1_500).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));

    var findings = Findings.ofText("claim", claim);

    assertThat(findings.omitted()).isZero();
    assertThat(findings.list().stream().map(Finding::what).collect(Collectors.joining(" ")))
        .isEqualTo(claim);
  }

  @Test
  void anUnbrokenClaimIsCutBetweenCharactersOnly() {
    var claim = "\uD83D\uDE00".repeat(4_000);

    var findings = Findings.ofText("claim", claim);

    assertThat(findings.omitted()).isZero();
    assertThat(findings.list().stream().map(Finding::what).collect(Collectors.joining()))
        .isEqualTo(claim);
  }

  @Test
  void whatIsTooLongIsCounted() {
    assertThat(Findings.ofText("claim", "x".repeat(Limits.CLAIM_CHARS_MAX + 1)).omitted())
        .isPositive();
  }
}

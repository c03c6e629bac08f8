package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanReaderTest {
  @Test
  void aSoundPlanIsAdmittedWithoutAWord() {
    Reading reading = PlanReader.read(PlanDirectory.small());

    assertThat(reading.problems()).isEmpty();
    assertThat(reading).isInstanceOf(Reading.Admissible.class);
  }
}

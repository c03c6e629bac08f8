package dev.ashlar.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money: exact, rounded up, and never guessed.
class PriceTableTest {
  private static final PriceTable TABLE =
      PriceTable.parse(
          """
          {"m": {"input": 3, "output": 15, "cache-read": 0.3, "cache-write": 3.75},
           "m-*": {"input": 1, "output": 2},
           "m-large*": {"input": 0.05, "output": 0.4}}
          """);

  @ParameterizedTest
  @CsvSource({
    "m, 0, 0, 0, 0, 0",
    "m, 1000000, 0, 0, 0, 3000000",
    "m, 25, 18000, 600, 45, 8400",
    "m, 0, 1, 0, 0, 1",
    "m-small, 10, 10, 10, 10, 50",
    "m-large-2, 10, 0, 0, 0, 1",
    "m-large-2, 100000000, 100000000, 100000000, 100000000, 55000000",
  })
  void aCallCostsWhatItsTokensCost(
      String model, long input, long read, long written, long output, long usdMicros) {
    var price = TABLE.of(model).orElseThrow();

    assertThat(price.usdMicros(new Tokens(input, read, written, output))).isEqualTo(usdMicros);
  }

  @Test
  void aModelThatIsNotInTheTableHasNoPrice() {
    assertThat(TABLE.of("n")).isEmpty();
    assertThat(TABLE.of("M")).isEmpty();
    assertThat(PriceTable.shipped().of("claude-sonnet-4-5-20250929")).isPresent();
    assertThat(PriceTable.shipped().of("some-model-of-tomorrow")).isEmpty();
  }

  @Test
  void aPersonOverridesSomePricesAndKeepsTheRest() {
    var table = TABLE.overriddenBy(PriceTable.parse("{\"m\": {\"input\": 0, \"output\": 0}}"));

    assertThat(table.of("m").orElseThrow().usdMicros(new Tokens(9, 9, 9, 9))).isZero();
    assertThat(table.of("m-x").orElseThrow().usdMicros(new Tokens(1, 0, 0, 0))).isEqualTo(1);
  }

  @Test
  void whatIsExpectedAtMostMayAllBeWrittenToACache() {
    var price = TABLE.of("m").orElseThrow();

    assertThat(price.usdMicrosAtMost(new Tokens(1000, 0, 0, 100))).isEqualTo(3750 + 1500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|a price table is one JSON object: model → prices",
        "{|the price table is not JSON: line 1; give one object: model → prices",
        "{\"m\": {\"input\": 1}}|price of m: output is missing (US dollars for a million tokens)",
        "{\"m\": {\"input\": -1, \"output\": 1}}|price of m: not a price for a million tokens: -1",
        "{\"m\": {\"input\": \"1\", \"output\": 1}}|price of m: input must be a number of US"
            + " dollars",
        "{\"m\": {\"input\": 1, \"outptu\": 1}}|price of m: unknown kind `outptu`; known are"
            + " cache-read, cache-write, input, output",
        "{\"m\": 3}|price of m: input is missing (US dollars for a million tokens)",
      })
  void aTableThatIsWrongSaysWhereAndHow(String json, String message) {
    assertThatThrownBy(() -> PriceTable.parse(json)).hasMessage(message);
  }
}

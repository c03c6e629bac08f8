package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.JsonEquality.Comparison;
import dev.ashlar.plan.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEqualityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1.0",
        "1 | 1e0",
        "100 | 1E+2",
        "0.1 | 1e-1",
        "0 | -0",
        "0.0 | -0e999999999",
        "0e999999999 | 0",
        "12345678901234567890123456789.5 | 123456789012345678901234567895e-1",
        "1e999999999 | 10e999999998",
        "{\"a\":1,\"b\":[1,{}]} | { \"b\" : [1.0, {}], \"a\" : 1 }",
        "\"\\u00e9\" | \"é\"",
        "\"\\/\" | \"/\"",
        "null | null",
      })
  void saysTheSame(String a, String b) {
    assertThat(JsonEquality.same(a, b)).isTrue();
    assertThat(JsonEquality.same(b, a)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 2",
        "1 | \"1\"",
        "0.1 | 0.10000000000000001",
        "1e999999999 | 1e999999998",
        "1 | 1e999999999",
        "1e-999999999 | 0",
        "1 | true",
        "1e9999999999 | 2e9999999999",
        "null | 0",
        "[] | {}",
        "[1,2] | [2,1]",
        "[1] | [1,1]",
        "{\"a\":1} | {\"a\":1,\"b\":null}",
        "{\"a\":1} | {\"A\":1}",
        "\"é\" | \"e\u0301\"",
      })
  void saysSomethingElse(String a, String b) {
    assertThat(JsonEquality.compare(a, b)).isInstanceOf(Comparison.Different.class);
    assertThat(JsonEquality.compare(b, a)).isInstanceOf(Comparison.Different.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 2",
        "{\"a\":1,\"a\":1}",
        "[{\"b\":{\"a\":1,\"a\":2}}]",
        "[1,]",
        "{a:1}",
        "NaN",
        "Infinity",
        "-",
        "01",
        "+1",
        "'a'",
        "// x\n1",
        "{\"a\":1} trailing",
        "\"\t\"",
        "[",
        "\u0000",
        "\uFEFF1"
      })
  void saysNothing(String answer) {
    assertThat(JsonEquality.compare("1", answer)).isInstanceOf(Comparison.Unreadable.class);
    assertThat(JsonEquality.same(answer, answer)).isFalse();
  }

  @Test
  void nothingIsReadBeyondTheBounds() {
    String deep = "[".repeat(Bounds.JSON_DEPTH_MAX) + "]".repeat(Bounds.JSON_DEPTH_MAX);
    String digits = "1".repeat(Bounds.JSON_NUMBER_CHARS_MAX);

    assertThat(JsonEquality.same(deep, deep)).isTrue();
    assertThat(JsonEquality.same("[" + deep + "]", "[" + deep + "]")).isFalse();
    assertThat(JsonEquality.same(digits, digits)).isTrue();
    assertThat(JsonEquality.same(digits + "1", digits + "1")).isFalse();
    assertThat(JsonEquality.same("\"" + "x".repeat(Bounds.CASE_CHARS_MAX) + "\"", "1")).isFalse();
  }

  @Test
  void theFirstDifferenceIsToldInOneShortLine() {
    assertThat(
            JsonEquality.compare(
                "{\"tokens\":[{\"kind\":\"NUM\"}]}", "{\"tokens\":[{\"kind\":\"ID\"}]}"))
        .isEqualTo(new Comparison.Different("$.tokens[0].kind", "expected \"NUM\", got \"ID\""));
    assertThat(JsonEquality.compare("[1,2]", "[1]"))
        .isEqualTo(new Comparison.Different("$", "expected 2 items, got 1"));
    assertThat(JsonEquality.compare("{\"a\":1}", "{\"b\":1}"))
        .isEqualTo(new Comparison.Different("$", "key `a` is missing"));
    assertThat(JsonEquality.compare("{}", "{\"b\":1}"))
        .isEqualTo(new Comparison.Different("$", "unexpected key `b`"));
    assertThat(JsonEquality.compare("1", "\"" + "x\\n".repeat(500) + "\""))
        .isInstanceOfSatisfying(
            Comparison.Different.class,
            different ->
                assertThat(different.difference()).hasSizeLessThan(200).doesNotContain("\n"));
  }
}

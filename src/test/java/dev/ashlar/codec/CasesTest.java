package dev.ashlar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.CaseLine.Expectation.AnyOf;
import dev.ashlar.codec.CaseLine.Expectation.Expect;
import dev.ashlar.codec.JsonEquality.Comparison;
import dev.ashlar.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CasesTest {
  @Test
  void aCaseIsReadWithAllItSays() {
    Cases cases =
        read(
            """
            {"id":"a-1", "input": {"x": [1.50, "ü\\n"]}, "expect": null, "covers": ["L-1"], "negative": true}

            {"id": "a-2", "input": "", "any-of": [1, {"b": 2}]}
            """);

    assertThat(cases.problems()).isEmpty();
    assertThat(cases.lines())
        .containsExactly(
            new CaseLine(
                "a-1", "{\"x\":[1.50,\"ü\\u000a\"]}", new Expect("null"), List.of("L-1"), true, 1),
            new CaseLine("a-2", "\"\"", new AnyOf(List.of("1", "{\"b\":2}")), List.of(), false, 3));
  }

  @Test
  void theInputStaysOnOneLineAndIsWellFormed() {
    Cases cases =
        read(
            "{\"id\": \"a\", \"input\": \"\\n\\r\\u2028\\ud800\\ud83d\\ude00\\\"\\\\\\u0000\","
                + " \"expect\": 1}");

    String input = cases.lines().getFirst().input();

    assertThat(input).doesNotContain("\n", "\r", "\u0000");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(input)).isTrue();
    assertThat(JsonEquality.same(input, "\"\\n\\r\\u2028\\ud800\\ud83d\\ude00\\\"\\\\\\u0000\""))
        .isTrue();
  }

  @Test
  void anyAcceptableAnswerWillDo() {
    var expectation = new AnyOf(List.of("[1]", "[2]"));

    assertThat(expectation.judge("[2.0]")).isInstanceOf(Comparison.Same.class);
    assertThat(expectation.judge("[3]"))
        .isEqualTo(new Comparison.Different("$[0]", "expected 1, got 3"));
    assertThat(expectation.judge("oops")).isInstanceOf(Comparison.Unreadable.class);
  }

  @Test
  void everyBadLineIsToldAndTheOthersAreKept() {
    Cases cases =
        read(
            """
            {"id": "a", "input": 1}
            {"id": "b", "input": 1, "expect": 1}
            nonsense
            {"id": "c", "expected": 1}
            """);

    assertThat(cases.lines()).extracting(CaseLine::id).containsExactly("b");
    assertThat(cases.problems()).extracting(Problem::line).containsExactly(1, 3, 4, 4, 4);
  }

  @Test
  void windowsLineEndsAreNoMatter() {
    assertThat(read("{\"id\": \"a\", \"input\": 1, \"expect\": 1}\r\n\r\n").problems()).isEmpty();
  }

  private static Cases read(String text) {
    return Cases.read("cases.jsonl", text.getBytes(StandardCharsets.UTF_8));
  }
}

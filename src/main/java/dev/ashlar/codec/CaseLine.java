package dev.ashlar.codec;

import java.util.List;

/// One locked case: `input` and what is expected are compact JSON on one line; `line` is where it
/// stands in its file, from 1.
public record CaseLine(
    String id,
    String input,
    Expectation expectation,
    List<String> covers,
    boolean negative,
    int line) {
  public CaseLine {
    covers = List.copyOf(covers);
  }

  /// What a program has to answer.
  public sealed interface Expectation {
    /// Exactly this value.
    record Expect(String json) implements Expectation {}

    /// Any of these values.
    record AnyOf(List<String> jsons) implements Expectation {
      public AnyOf {
        jsons = List.copyOf(jsons);
      }
    }

    /// How `answer` compares; with several acceptable answers the difference told is the one from
    /// the first.
    default JsonEquality.Comparison judge(String answer) {
      return switch (this) {
        case Expect(String json) -> JsonEquality.compare(json, answer);
        case AnyOf(List<String> jsons) ->
            jsons.stream()
                .map(json -> JsonEquality.compare(json, answer))
                .filter(JsonEquality.Comparison.Same.class::isInstance)
                .findFirst()
                .orElseGet(() -> JsonEquality.compare(jsons.getFirst(), answer));
      };
    }
  }
}

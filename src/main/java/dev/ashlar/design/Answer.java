package dev.ashlar.design;

import java.util.Arrays;
import java.util.List;

/// What the plan says about one point.
public sealed interface Answer {

  /// An answer in blocks, never none.
  record Given(List<Block> blocks) implements Answer {
    public Given {
      blocks = List.copyOf(blocks);
      if (blocks.isEmpty()) {
        throw new IllegalArgumentException("an answer says something");
      }
    }
  }

  /// The point does not apply to this plan.
  record NotApplicable(Prose reason) implements Answer {}

  static Answer of(Block... blocks) {
    return new Given(Arrays.asList(blocks));
  }

  static Answer notApplicable(String template, Object... values) {
    return new NotApplicable(Prose.of(template, values));
  }
}

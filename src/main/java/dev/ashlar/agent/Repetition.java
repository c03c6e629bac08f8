package dev.ashlar.agent;

import java.util.HashMap;
import java.util.Map;

/// Notices a model that goes in circles: the same call with the same result, though nothing was
/// changed meanwhile.
final class Repetition {
  private final Map<String, Integer> seen = new HashMap<>();

  /// Counts a call and what it came to; how often that happened since something changed.
  int count(Model.Call call, Toolbox.Answer.Shown shown) {
    var times =
        seen.merge(call.tool() + "\0" + call.arguments() + "\0" + shown.text(), 1, Integer::sum);
    if (shown.changes()) {
      seen.clear();
    }
    return times;
  }
}

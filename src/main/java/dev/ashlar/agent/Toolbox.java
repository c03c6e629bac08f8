package dev.ashlar.agent;

import dev.ashlar.agent.Arguments.BadCall;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The tools that a role has, and what comes of calling them. Nothing that a model writes makes one
/// fail: what cannot be done is answered with what to do instead.
final class Toolbox {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// What a tool does.
  @FunctionalInterface
  interface Deed {
    Answer apply(Arguments arguments) throws BadCall, IOException, InterruptedException;
  }

  /// What a call came to.
  sealed interface Answer {
    /// Something to read. `changes` if it may make the next call of the same kind come out
    /// differently.
    record Shown(String text, boolean changes) implements Answer {}

    /// The assignment's end; the reply is complete with what all of it cost.
    record Final(Function<Usage, AgentReply> reply) implements Answer {}
  }

  private record Entry(Tool tool, Deed deed) {}

  Toolbox with(Tool tool, Deed deed) {
    entries.put(tool.name(), new Entry(tool, deed));
    return this;
  }

  List<Tool> tools() {
    return entries.values().stream().map(Entry::tool).toList();
  }

  List<String> names() {
    return new ArrayList<>(entries.keySet());
  }

  Answer answer(Model.Call call) throws InterruptedException {
    var entry = entries.get(call.tool());
    if (entry == null) {
      return refused(unknown(call.tool()));
    }
    try {
      return switch (entry.deed().apply(Arguments.of(entry.tool(), call.arguments()))) {
        case Answer.Shown(var text, var changes) ->
            new Answer.Shown(Passage.bounded(text), changes);
        case Answer.Final last -> last;
      };
    } catch (BadCall e) {
      return refused(e.advice());
    } catch (IOException e) {
      return refused("it cannot be done: " + e.getMessage());
    }
  }

  private String unknown(String name) {
    return "there is no tool `"
        + Limits.cut(name, 60)
        + "`"
        + Nearest.to(name, names()).map(near -> "; did you mean `" + near + "`?").orElse(".")
        + " The tools are "
        + String.join(", ", names())
        + ".";
  }

  private static Answer refused(String advice) {
    return new Answer.Shown("ERROR " + advice, false);
  }
}

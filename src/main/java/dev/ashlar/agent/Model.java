package dev.ashlar.agent;

import dev.ashlar.gateway.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A language model. It keeps nothing: each call sends all that was said so far.
public interface Model {
  /// What the model says next. Blocks, until `until` at most; an interrupt ends the call and closes
  /// its connection.
  Said ask(List<Message> past, List<Tool> tools, Instant until)
      throws ModelFailure, InterruptedException;

  /// A part of a conversation.
  sealed interface Message {}

  /// What holds for the whole conversation.
  record Rules(String text) implements Message {}

  /// What we say.
  record Told(String text) implements Message {}

  /// What the model said: text, calls of tools, or both. `origin` is what its provider wants to
  /// have back unchanged; only the model that said it knows what it is.
  record Said(String text, List<Call> calls, Ending ending, Optional<Tokens> tokens, Object origin)
      implements Message {
    public Said {
      calls = List.copyOf(calls);
    }
  }

  /// What its calls came to, one for each.
  record Results(List<Result> results) implements Message {
    public Results {
      results = List.copyOf(results);
    }
  }

  /// A call of a tool. The arguments are what the model wrote, JSON or not.
  record Call(String id, String tool, String arguments) {}

  /// What one call came to.
  record Result(Call call, String text) {}

  /// How a reply ended.
  enum Ending {
    WHOLE,
    /// It reached the longest reply that the model may give.
    TRUNCATED,
    /// The provider's filter kept it back.
    WITHHELD
  }
}

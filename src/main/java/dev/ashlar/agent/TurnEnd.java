package dev.ashlar.agent;

import dev.ashlar.gateway.Stop;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.sandbox.Outcome;
import java.util.Optional;

/// Why a client's turn came to nothing, by name, if it did. No single sign decides: not the exit
/// status, not the client's own word. The gateway's stop counts before everything the client says.
record TurnEnd(Failure failure, String detail) {

  /// What was seen of a client's end.
  ///
  /// @param watch why Ashlar ended it, if it did
  /// @param wrote whether it changed a file in its workspace
  record Signs(
      Optional<TurnEnd> watch,
      Outcome outcome,
      Hearing hearing,
      EventFormat format,
      Optional<Stop> stop,
      Optional<String> unavailable,
      boolean wrote) {}

  static Optional<TurnEnd> of(Signs signs) {
    return ofGateway(signs)
        .or(signs::watch)
        .or(() -> signs.hearing().isSettled() ? Optional.empty() : ofProcess(signs.outcome()))
        .or(() -> ofClient(signs));
  }

  private static Optional<TurnEnd> ofGateway(Signs signs) {
    if (signs.stop().isPresent()) {
      var stop = signs.stop().get();
      return end(failure(stop), stop.message());
    }
    return signs.unavailable().flatMap(why -> end(Failure.UNAVAILABLE, why));
  }

  /// What it means for a turn that the gateway stopped it.
  static Failure failure(Stop stop) {
    return switch (stop) {
      case Stop.TokensSpent _, Stop.MoneySpent _, Stop.RequestsSpent _ -> Failure.BUDGET;
      case Stop.TimeIsUp _ -> Failure.TIMEOUT;
      case Stop.NoPrice _ -> Failure.UNAVAILABLE;
      case Stop.NoToken _ -> Failure.CANCELLED;
    };
  }

  private static Optional<TurnEnd> ofProcess(Outcome outcome) {
    return switch (outcome.kind()) {
      case OK, NONZERO -> Optional.empty();
      case SIGNAL, MEMORY, DISK -> end(Failure.CRASHED, outcome.detail());
      case TIMEOUT -> end(Failure.TIMEOUT, outcome.detail());
      case OUTPUT_LIMIT -> end(Failure.OUTPUT, outcome.detail());
      case INFRA -> end(Failure.UNAVAILABLE, "the client was not started: " + outcome.detail());
    };
  }

  private static Optional<TurnEnd> ofClient(Signs signs) {
    var hearing = signs.hearing();
    if (hearing.truncated() && !hearing.ended().orElse(false)) {
      return end(Failure.TRUNCATED, "the model's answer was cut at its longest");
    }
    if (hearing.ended().isPresent() && !hearing.ended().get()) {
      return end(
          Failure.CRASHED, "the client gave up: " + hearing.error().orElse("it does not say why"));
    }
    if (!signs.hearing().isSettled() && !signs.outcome().ok()) {
      var last = lastLine(signs.outcome().stderr().text());
      return end(
          Failure.CRASHED, signs.outcome().detail() + (last.isEmpty() ? "" : "; it said: " + last));
    }
    if (hearing.ended().isEmpty() && signs.format().tellsItsEnd()) {
      return end(Failure.TRUNCATED, "its output stopped before it said that it was done");
    }
    if (hearing.error().isPresent() && hearing.lastText().isEmpty()) {
      return end(Failure.CRASHED, "the client reported: " + hearing.error().get());
    }
    return hearing.denials() > 0 && !signs.wrote() && hearing.answer().isBlank()
        ? end(Failure.DENIED, hearing.denials() + " of its calls were refused, and it stopped")
        : Optional.empty();
  }

  private static String lastLine(String text) {
    var lines = text.strip().lines().toList();
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private static Optional<TurnEnd> end(Failure failure, String detail) {
    return Optional.of(new TurnEnd(failure, detail));
  }
}

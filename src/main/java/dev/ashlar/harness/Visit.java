package dev.ashlar.harness;

import dev.ashlar.agent.Answering;
import dev.ashlar.agent.Caller;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.orchestrator.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/// A call at a desk, and whoever waits for its answer.
record Visit(DeskCall call, Caller caller) {
  Optional<String> field(String name) {
    return call.field(name);
  }

  /// Who calls, by its own word.
  String worker() {
    return field("worker").orElse("");
  }

  /// How the caller answers orders.
  Answering way() {
    return field("way").flatMap(Answering::of).orElse(Answering.WORK);
  }

  Answering.Reader reader(String worker) {
    return new Answering.Reader(worker, field("command").orElse("ashlar"));
  }

  /// Until when the caller waits.
  Instant deadline(InstantSource clock) {
    var seconds = number("wait").orElse(0);
    return clock.instant().plus(Duration.ofSeconds(Math.clamp(seconds, 0, 86_400)));
  }

  /// What the caller says its turn cost.
  Usage usage() {
    return new Usage(number("tokens"), number("usd-micros"));
  }

  private OptionalLong number(String name) {
    return field(name)
        .filter(digits -> digits.matches("\\d{1,15}"))
        .map(digits -> OptionalLong.of(Long.parseLong(digits)))
        .orElse(OptionalLong.empty());
  }
}

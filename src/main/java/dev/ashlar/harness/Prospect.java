package dev.ashlar.harness;

import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.Worker;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an attached generator has before it: its next turn, a wait, or the end of its life.
sealed interface Prospect {
  /// Its next turn is, or will soon be, on offer.
  record NextTurn() implements Prospect {}

  /// Judging, or a person's decision, is still to come.
  record Wait(String why) implements Prospect {}

  /// The attempt is over.
  record Over(String why) implements Prospect {}

  /// The prospect of a worker's attempt; empty for a worker that has none.
  static Optional<Prospect> of(RunState state, String worker) {
    return Optional.ofNullable(state.workers().get(worker))
        .flatMap(Worker::attempt)
        .map(attempt -> of(state, attempt));
  }

  private static Prospect of(RunState state, Worker.AttemptId attempt) {
    var module = attempt.module();
    var progress = state.module(module);
    if (progress.version() != attempt.version()) {
      return new Over(
          "the contract of "
              + module
              + " was amended to v"
              + progress.version()
              + ": this attempt is cancelled");
    }
    if (progress.attempt() != attempt.attempt()) {
      var why = progress.stage() instanceof Stage.Open open ? lines(open.carry()) : "";
      return new Over("a fresh attempt at " + module + " replaces this one" + why);
    }
    if (state.control().stopped().isPresent() || state.control().outcome().isPresent()) {
      return new Over("the run has ended");
    }
    return switch (progress.stage()) {
      case Stage.Open _ -> new NextTurn();
      case Stage.Submitted _ -> new Wait("the gate is running");
      case Stage.Gated gated ->
          new Wait(
              "the gate is green ("
                  + gated.gate().passed()
                  + " of "
                  + gated.gate().total()
                  + "); an evaluator reads the submission");
      case Stage.Passed _ -> new Wait("the verdict is PASS; the seal is being made");
      case Stage.Sealed _, Stage.Stale _ ->
          new Over("PASS: module " + module + " is sealed. Your work is done");
      case Stage.Waiting waiting ->
          new Wait("question " + waiting.question() + " waits for a person");
      case Stage.Abandoned abandoned ->
          new Over("module " + module + " was abandoned: " + abandoned.reason());
    };
  }

  private static String lines(Findings findings) {
    return findings.list().isEmpty()
        ? ""
        : ":\n"
            + findings.list().stream()
                .map(finding -> "- " + finding)
                .collect(Collectors.joining("\n"));
  }
}

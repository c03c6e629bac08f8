package dev.ashlar.harness;

/// What beginning or continuing a run came to.
public sealed interface Opening {
  /// It can be run. Close it when it has been.
  record Opened(OpenRun run) implements Opening {}

  /// It is not begun or continued.
  record Refused(Refusal why) implements Opening {}
}

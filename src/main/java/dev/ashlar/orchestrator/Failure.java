package dev.ashlar.orchestrator;

/// How an agent's turn ended without an answer, by name. Each name stands for what to do next.
public enum Failure {
  /// No sign of life for longer than its lease.
  LOST,
  /// The turn's wall-clock allowance is used up.
  TIMEOUT,
  /// It ended by itself without handing anything in.
  CRASHED,
  /// It handed in what it was given.
  UNCHANGED,
  /// What it answered does not fit the schema.
  MALFORMED,
  /// The turn's share of the budget is used up; the attempt's next turn goes on from its workspace.
  BUDGET,
  /// Its provider, or the agent itself, could not be had; nothing counts against anybody.
  UNAVAILABLE,
  /// It made the same call again and again; a fresh one may see another way.
  LOOPING,
  /// It printed too much.
  OUTPUT,
  /// Its answer was cut; the attempt's next turn goes on from its workspace.
  TRUNCATED,
  /// A permission was refused, and it stopped; its next turn is told so.
  DENIED,
  /// A recording holds no answer for this order.
  NOT_RECORDED,
  /// It was cancelled from outside.
  CANCELLED;

  /// Whether a generator's attempt is over with it. If not, its workspace is gone on with.
  public boolean endsAttempt() {
    return switch (this) {
      case BUDGET, TRUNCATED, DENIED, UNAVAILABLE -> false;
      case LOST, TIMEOUT, CRASHED, UNCHANGED, MALFORMED, LOOPING, OUTPUT, NOT_RECORDED, CANCELLED ->
          true;
    };
  }
}

package dev.ashlar.orchestrator;

/// How an agent's turn ended without an answer, by name.
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
  /// Its share of the budget is used up.
  BUDGET,
  /// Its provider, or the agent itself, could not be had.
  UNAVAILABLE,
  /// It made the same call again and again.
  LOOPING,
  /// It printed too much.
  OUTPUT,
  /// Its answer was cut.
  TRUNCATED,
  /// A permission was refused, and it stopped.
  DENIED,
  /// A recording holds no answer for this order.
  NOT_RECORDED,
  /// It was cancelled from outside.
  CANCELLED
}

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
  /// A recording holds no answer for this order.
  NOT_RECORDED,
  /// It was cancelled from outside.
  CANCELLED
}

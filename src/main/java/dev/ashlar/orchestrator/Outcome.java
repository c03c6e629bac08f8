package dev.ashlar.orchestrator;

/// How a run ended.
public enum Outcome {
  BUILT,
  NOT_BUILT
}

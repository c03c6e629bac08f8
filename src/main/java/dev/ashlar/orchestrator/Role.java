package dev.ashlar.orchestrator;

/// Who acts in a run. No agent instance plays two of these in one run.
public enum Role {
  ORCHESTRATOR,
  GENERATOR,
  EVALUATOR,
  INTEGRATOR,
  REVISER
}

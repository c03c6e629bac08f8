package dev.ashlar.simulation;

/// Something that goes wrong, or that a person does unasked, at a rate which each seed draws anew.
enum Fault {
  AGENT_FAILS,
  AGENT_OUT_OF_BOUNDS,
  AGENT_DISPUTES,
  /// The turn times out and its answer arrives all the same, later.
  AGENT_LATE,
  AGENT_SLOW,
  /// An agent that the harness started is recorded by name, as attached ones are.
  AGENT_CLAIMS,
  CLAIM_FORBIDDEN,
  USAGE_UNKNOWN,
  USAGE_HUGE,
  ANSWER_TWICE,
  /// An answer under a key that nobody asked with.
  ANSWER_STRAY,
  GATE_RED,
  GATE_BROKEN,
  JUDGE_REVISES,
  JUDGE_FAILS_IT,
  JUDGE_DISPUTES,
  JUDGE_SILENT,
  JUDGE_OF_OTHER_GATE,
  JUDGE_IS_GENERATOR,
  HARNESS_BROKEN,
  TIER_RED,
  TIER_BROKEN,
  ATTRIBUTION_SILENT,
  CRASH,
  CLOCK_JUMPS,
  PERSON_PAUSES,
  PERSON_STOPS,
  PERSON_AMENDS,
  PERSON_ERRS
}

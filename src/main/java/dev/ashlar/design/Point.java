package dev.ashlar.design;

import java.util.Locale;

/// What a design document must answer, in its order. A point's id is stable.
public enum Point {
  KIND(Section.ARTIFACT_PROFILE, "What is built"),
  SOURCES(Section.ARTIFACT_PROFILE, "Source of truth"),
  SUCCESS(Section.ARTIFACT_PROFILE, "End-to-end success criterion"),
  PRE_CONDITIONS(Section.ARTIFACT_PROFILE, "Pre-conditions"),

  MODULES(Section.MODULE_DECOMPOSITION, "Modules"),
  CONTRACTS(Section.MODULE_DECOMPOSITION, "Interface contracts"),
  GRAPH(Section.MODULE_DECOMPOSITION, "Dependency graph"),
  SEAL_CRITERION(Section.MODULE_DECOMPOSITION, "Seal criterion per module"),

  ORCHESTRATOR(Section.ROLE_ASSIGNMENT, "Orchestrator: scope and decisions"),
  GENERATOR(Section.ROLE_ASSIGNMENT, "Generator: scope and budget per module"),
  EVALUATOR(Section.ROLE_ASSIGNMENT, "Evaluator: scope and verdicts"),
  INTEGRATOR(Section.ROLE_ASSIGNMENT, "Integrator: scope and tiers"),
  REVISER(Section.ROLE_ASSIGNMENT, "Reviser"),

  PLANNING(Section.PHASED_PLAN, "Phase 0, plan: deliverables"),
  BUILDING(Section.PHASED_PLAN, "Phase 1, build: order and parallelism"),
  INTEGRATING(Section.PHASED_PLAN, "Phase 2, integrate: gates per tier"),
  END_TO_END(Section.PHASED_PLAN, "Phase 3, end-to-end: success and failure"),
  POSTMORTEM(Section.PHASED_PLAN, "Phase 4, postmortem: required artifacts"),

  MODULE_TESTS(Section.TEST_STRATEGY, "Module-local tests"),
  INTERFACE_TESTS(Section.TEST_STRATEGY, "Interface tests, with stubs"),
  TIER_TESTS(Section.TEST_STRATEGY, "Cross-module integration tests per tier"),
  END_TO_END_TESTS(Section.TEST_STRATEGY, "End-to-end tests"),
  GOLDEN_TESTS(Section.TEST_STRATEGY, "Golden outputs and conformance"),

  WORKSPACES(Section.FAILURE_ISOLATION, "Workspace topology"),
  SEAL(Section.FAILURE_ISOLATION, "What a seal holds"),
  CHECKPOINTS(Section.FAILURE_ISOLATION, "Checkpoints and resuming"),
  EXHAUSTION(Section.FAILURE_ISOLATION, "When a generator's budget is used up"),
  ESCALATION(Section.FAILURE_ISOLATION, "Escalation of stalled modules"),

  REJECTED(Section.ANTI_PATTERNS, "Rejected designs, and why"),
  CHANNELS(Section.ANTI_PATTERNS, "Forbidden channels"),
  CONFLATIONS(Section.ANTI_PATTERNS, "Forbidden conflations of roles"),

  TOTAL_BUDGET(Section.RUN_BUDGET, "Budget of the run"),
  MODULE_BUDGETS(Section.RUN_BUDGET, "Budget per module"),
  PHASE_BUDGETS(Section.RUN_BUDGET, "Budget per phase"),
  METRICS(Section.RUN_BUDGET, "Metrics of the run");

  private final Section section;
  private final String title;

  Point(Section section, String title) {
    this.section = section;
    this.title = title;
  }

  /// Its stable id.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Section section() {
    return section;
  }

  public String title() {
    return title;
  }
}

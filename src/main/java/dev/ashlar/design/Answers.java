package dev.ashlar.design;

/// Which class answers which point. The switch has no `default`: a new point does not compile until
/// somebody answers it.
final class Answers {
  private final ArtifactProfile profile;
  private final Decomposition decomposition;
  private final Assignment assignment;
  private final Phases phases;
  private final Strategy strategy;
  private final Isolation isolation;
  private final Refusals refusals;
  private final Reckoning reckoning;

  Answers(Grounds grounds) {
    this.profile = new ArtifactProfile(grounds);
    this.decomposition = new Decomposition(grounds);
    this.assignment = new Assignment(grounds);
    this.phases = new Phases(grounds);
    this.strategy = new Strategy(grounds);
    this.isolation = new Isolation(grounds);
    this.refusals = new Refusals(grounds);
    this.reckoning = new Reckoning(grounds);
  }

  Answer of(Point point) {
    return switch (point) {
      case KIND -> profile.kind();
      case SOURCES -> profile.sources();
      case SUCCESS -> profile.success();
      case PRE_CONDITIONS -> profile.preConditions();
      case MODULES -> decomposition.modules();
      case CONTRACTS -> decomposition.contracts();
      case GRAPH -> decomposition.graph();
      case SEAL_CRITERION -> decomposition.sealCriterion();
      case ORCHESTRATOR -> assignment.orchestrator();
      case GENERATOR -> assignment.generator();
      case EVALUATOR -> assignment.evaluator();
      case INTEGRATOR -> assignment.integrator();
      case REVISER -> assignment.reviser();
      case PLANNING -> phases.plan();
      case BUILDING -> phases.build();
      case INTEGRATING -> phases.integrate();
      case END_TO_END -> phases.endToEnd();
      case POSTMORTEM -> phases.postmortem();
      case MODULE_TESTS -> strategy.modules();
      case INTERFACE_TESTS -> strategy.interfaces();
      case TIER_TESTS -> strategy.tiers();
      case END_TO_END_TESTS -> strategy.endToEnd();
      case GOLDEN_TESTS -> strategy.golden();
      case WORKSPACES -> isolation.workspaces();
      case SEAL -> isolation.seal();
      case CHECKPOINTS -> isolation.checkpoints();
      case EXHAUSTION -> isolation.exhaustion();
      case ESCALATION -> isolation.escalation();
      case REJECTED -> refusals.designs();
      case CHANNELS -> refusals.channels();
      case CONFLATIONS -> refusals.conflations();
      case TOTAL_BUDGET -> reckoning.total();
      case MODULE_BUDGETS -> reckoning.modules();
      case PHASE_BUDGETS -> reckoning.phases();
      case METRICS -> reckoning.metrics();
    };
  }
}

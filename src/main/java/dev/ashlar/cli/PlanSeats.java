package dev.ashlar.cli;

import dev.ashlar.architect.PlanningPart;
import dev.ashlar.harness.PlanningTerms;
import dev.ashlar.plan.Roles;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say who plans and who writes the tests.
final class PlanSeats {
  private static final String ATTACHED = "attached";

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Who plans; `attached`, workers with `ashlar work`, if not given")
  private @Nullable String agent;

  @Option(names = "--model", paramLabel = "M", description = "The planner's model")
  private @Nullable String model;

  @Option(
      names = "--tests-agent",
      paramLabel = "NAME",
      description = "Who writes the tests; another instance of the planner's agent if not given")
  private @Nullable String testsAgent;

  @Option(names = "--tests-model", paramLabel = "M", description = "The tester's model")
  private @Nullable String testsModel;

  /// Who writes which part of a plan, as was said now or before.
  SortedMap<PlanningPart, Roles.Choice> all(Optional<PlanningTerms> before) {
    var planner = planner(before.map(terms -> terms.seat(PlanningPart.PLAN)));
    var tester = tester(before.map(terms -> terms.seat(PlanningPart.TESTS)), planner);
    return new TreeMap<>(Map.of(PlanningPart.PLAN, planner, PlanningPart.TESTS, tester));
  }

  /// Who plans, as was said now or before.
  private Roles.Choice planner(Optional<Roles.Choice> before) {
    return agent == null && model == null
        ? before.orElse(Roles.Choice.of(ATTACHED))
        : choice(agent, model, before);
  }

  /// Who writes the tests, as was said now or before; else as who plans.
  private Roles.Choice tester(Optional<Roles.Choice> before, Roles.Choice planner) {
    return testsAgent == null && testsModel == null
        ? before.orElse(planner)
        : choice(testsAgent, testsModel, before.or(() -> Optional.of(planner)));
  }

  private static Roles.Choice choice(
      @Nullable String agent, @Nullable String model, Optional<Roles.Choice> before) {
    var name = agent == null ? before.map(Roles.Choice::agent).orElse(ATTACHED) : agent;
    return new Roles.Choice(name, Optional.ofNullable(model));
  }
}

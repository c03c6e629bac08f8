package dev.ashlar.report;

import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The most that a run of a plan can take before it asks a person: turns, tokens, money and time,
/// by run, phase, role and module. What has no ceiling is empty, never a guess.
public record WorstCase(List<Row> rows) {

  public WorstCase {
    rows = List.copyOf(rows);
  }

  /// One scope. `attempts` and `turnsAnAttempt` are a module's.
  public record Row(
      CostReport.Scope scope,
      String name,
      OptionalLong turns,
      OptionalLong tokens,
      OptionalLong usdMicros,
      Optional<Duration> wallClock,
      int attempts,
      int turnsAnAttempt) {
    /// `module lexer`, or `run`.
    public String words() {
      return name.isEmpty() ? scope.word() : scope.word() + " " + name;
    }
  }

  /// The worst case of a plan.
  public static WorstCase of(Plan plan) {
    var run = plan.budget();
    var runTurns =
        run.turns().isPresent() ? OptionalLong.of(run.turns().getAsInt()) : OptionalLong.empty();
    var generating = generating(plan);
    var judging = least(OptionalLong.of(generating * Limits.TRIES_MAX), runTurns);
    var rows = new ArrayList<Row>();
    rows.add(row(CostReport.Scope.RUN, "", runTurns, run));
    rows.add(row(CostReport.Scope.PHASE, Phase.BUILD.word(), building(generating, runTurns), run));
    if (plan.roles().integrator().isPresent()) {
      rows.add(row(CostReport.Scope.PHASE, Phase.INTEGRATE.word(), runTurns, run));
    }
    rows.add(
        new Row(
            CostReport.Scope.ROLE,
            Role.GENERATOR.word(),
            least(OptionalLong.of(generating), runTurns),
            least(sum(plan, true), run.tokens()),
            least(sum(plan, false), run.usdMicros()),
            run.wallClock(),
            0,
            0));
    rows.add(row(CostReport.Scope.ROLE, Role.EVALUATOR.word(), judging, run));
    if (plan.roles().integrator().isPresent()) {
      rows.add(row(CostReport.Scope.ROLE, Role.INTEGRATOR.word(), runTurns, run));
    }
    plan.modules().forEach(module -> rows.add(row(module, plan)));
    return new WorstCase(rows);
  }

  private static Row row(CostReport.Scope scope, String name, OptionalLong turns, Budget budget) {
    return new Row(
        scope, name, turns, budget.tokens(), budget.usdMicros(), budget.wallClock(), 0, 0);
  }

  /// A module's own generators; what judges them is paid by the run.
  private static Row row(Module module, Plan plan) {
    var time = module.budget().wallClock().orElse(Limits.TURN_MAX).multipliedBy(attempts(module));
    return new Row(
        CostReport.Scope.MODULE,
        module.name().text(),
        OptionalLong.of((long) attempts(module) * turns(module)),
        least(module.budget().tokens(), plan.budget().tokens()),
        least(module.budget().usdMicros(), plan.budget().usdMicros()),
        plan.budget()
            .wallClock()
            .filter(run -> run.compareTo(time) < 0)
            .or(() -> Optional.of(time)),
        attempts(module),
        turns(module));
  }

  private static int attempts(Module module) {
    return module.onExhausted().contains(Module.Exhausted.FRESH)
        ? module.budget().attempts().orElse(Limits.ATTEMPTS_DEFAULT)
        : 1;
  }

  private static int turns(Module module) {
    return module.budget().turns().orElse(Limits.TURNS_DEFAULT);
  }

  private static long generating(Plan plan) {
    return plan.modules().stream().mapToLong(m -> (long) attempts(m) * turns(m)).sum();
  }

  /// Every generator's turn may be judged, and a judgment that fails is tried again.
  private static OptionalLong building(long generating, OptionalLong runTurns) {
    return least(OptionalLong.of(generating * (1 + Limits.TRIES_MAX)), runTurns);
  }

  /// What all modules together may spend; empty if one of them has no ceiling.
  private static OptionalLong sum(Plan plan, boolean tokens) {
    long sum = 0;
    for (var module : plan.modules()) {
      var most = tokens ? module.budget().tokens() : module.budget().usdMicros();
      if (most.isEmpty()) {
        return most;
      }
      sum += most.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong least(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()))
        : one.isPresent() ? one : other;
  }
}

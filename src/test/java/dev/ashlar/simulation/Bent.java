package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Control;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Ledger;
import dev.ashlar.orchestrator.ModuleProgress;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Seal;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierProgress;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Digest;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Parallelism;
import dev.ashlar.plan.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// States that the core would never make, for cores that are wrong on purpose.
final class Bent {
  private Bent() {}

  static RunState modules(RunState state, UnaryOperator<ModuleProgress> bend) {
    var modules = new TreeMap<>(state.modules());
    modules.replaceAll((_, progress) -> bend.apply(progress));
    return modules(state, modules);
  }

  static RunState modules(RunState state, SortedMap<ModuleName, ModuleProgress> modules) {
    return new RunState(
        state.charter(),
        modules,
        state.tiers(),
        state.endToEnd(),
        state.ledger(),
        state.questions(),
        state.workers(),
        state.control());
  }

  static RunState tiers(
      RunState state, SortedMap<ModuleName, TierProgress> tiers, TierProgress endToEnd) {
    return new RunState(
        state.charter(),
        state.modules(),
        tiers,
        endToEnd,
        state.ledger(),
        state.questions(),
        state.workers(),
        state.control());
  }

  static Account account(Account real, Amount reserved, Amount spent, Amount held) {
    return new Account(
        reserved, spent, held, real.turns(), real.unknownTurns(), real.unpricedTurns());
  }

  static RunState books(RunState state, UnaryOperator<Account> bend) {
    var accounts = new TreeMap<>(state.ledger().accounts());
    accounts.replaceAll((_, account) -> bend.apply(account));
    return books(state, new Ledger(accounts));
  }

  /// Bends the books of modules alone, each with what it was before.
  static RunState moduleBooks(RunState before, RunState after, BinaryOperator<Account> bend) {
    var accounts = new TreeMap<>(after.ledger().accounts());
    accounts.replaceAll((scope, account) ->
        scope.startsWith("module ") ? bend.apply(before.ledger().of(scope), account) : account);
    return books(after, new Ledger(accounts));
  }

  static RunState books(RunState state, Ledger ledger) {
    return new RunState(
        state.charter(),
        state.modules(),
        state.tiers(),
        state.endToEnd(),
        ledger,
        state.questions(),
        state.workers(),
        state.control());
  }

  static RunState questions(RunState state, RunState like) {
    return new RunState(
        state.charter(),
        state.modules(),
        state.tiers(),
        state.endToEnd(),
        state.ledger(),
        like.questions(),
        state.workers(),
        state.control());
  }

  static RunState control(RunState state, UnaryOperator<Control> bend) {
    return new RunState(
        state.charter(),
        state.modules(),
        state.tiers(),
        state.endToEnd(),
        state.ledger(),
        state.questions(),
        state.workers(),
        bend.apply(state.control()));
  }

  static Control control(
      Control control,
      Duration elapsed,
      boolean paused,
      Optional<String> stopped,
      Optional<Outcome> outcome) {
    return new Control(
        control.lastAt(),
        elapsed,
        paused,
        stopped,
        control.grants(),
        control.asked(),
        control.ignored(),
        control.postmortems(),
        control.postmortem(),
        outcome,
        control.away());
  }

  static Control counts(Control control, int grants, int ignored) {
    return new Control(
        control.lastAt(),
        control.elapsed(),
        control.paused(),
        control.stopped(),
        grants,
        control.asked(),
        ignored,
        control.postmortems(),
        control.postmortem(),
        control.outcome(),
        control.away());
  }

  static ModuleProgress at(ModuleProgress progress, Stage stage, Optional<Flight> flight) {
    return course(progress, progress.attempt(), progress.turn(), stage, flight);
  }

  static ModuleProgress course(
      ModuleProgress progress, int attempt, int turn, Stage stage, Optional<Flight> flight) {
    return new ModuleProgress(
        progress.version(),
        attempt,
        turn,
        stage,
        flight,
        progress.generator(),
        progress.attemptTime(),
        progress.grants(),
        progress.excused(),
        progress.newest(),
        progress.start());
  }

  static ModuleProgress figures(
      ModuleProgress progress, Duration attemptTime, int grants, Optional<String> generator) {
    return new ModuleProgress(
        progress.version(),
        progress.attempt(),
        progress.turn(),
        progress.stage(),
        progress.flight(),
        generator,
        attemptTime,
        grants,
        progress.excused(),
        progress.newest(),
        progress.start());
  }

  static Seal otherBytes(Seal seal) {
    return new Seal(seal.manifest(), seal.commit(), Digest.ofText("other bytes"), seal.version());
  }

  static RunState plan(RunState state, UnaryOperator<Plan> bend) {
    var charter = state.charter();
    return new RunState(
        new dev.ashlar.orchestrator.Charter(
            charter.run(),
            bend.apply(charter.plan()),
            charter.planDigest(),
            charter.contracts(),
            charter.isolation()),
        state.modules(),
        state.tiers(),
        state.endToEnd(),
        state.ledger(),
        state.questions(),
        state.workers(),
        state.control());
  }

  static Plan parallelism(Plan plan, UnaryOperator<Parallelism> bend) {
    return plan(plan, plan.budget(), bend.apply(plan.parallelism()));
  }

  static Plan plan(Plan plan, Budget budget, Parallelism parallelism) {
    return new Plan(
        plan.artifact(),
        plan.requirements(),
        plan.toolchains(),
        plan.modules(),
        plan.tiers(),
        plan.endToEnd(),
        plan.roles(),
        budget,
        parallelism);
  }

  static Module module(Module module, Optional<String> stub, Budget budget) {
    return new Module(
        module.name(),
        module.purpose(),
        module.contract(),
        module.interfaces(),
        module.version(),
        module.needs(),
        module.owns(),
        stub,
        module.knownGood(),
        module.references(),
        module.requirements(),
        module.gate(),
        module.estimate(),
        budget,
        module.onExhausted());
  }
}

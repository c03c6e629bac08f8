package dev.ashlar.orchestrator;

import dev.ashlar.plan.Budget;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.Roles;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the budgets still allow. Granting a budget once more adds the plan's figure once more; a
/// ceiling of 0 means nothing, not "unbounded".
final class Allowance {
  /// How many usual turns a metered one may cost before it is stopped: estimates are rough.
  private static final int GENEROUS = 3;

  private Allowance() {}

  /// What to set aside for a turn, capped by what is left; empty if run or module cannot pay for
  /// it, or if nobody can be had to carry it out.
  static Optional<Amount> reservation(RunState state, OrderKey key) {
    return state.choice(key).isEmpty() ? Optional.empty() : affordable(state, key);
  }

  private static Optional<Amount> affordable(RunState state, OrderKey key) {
    if (runTimeLeft(state).isZero() || runTurnsLeft(state) <= 0) {
      return Optional.empty();
    }
    var tokens = share(state, key, Resource.TOKENS);
    var usd = share(state, key, Resource.USD);
    return tokens.isPresent() && usd.isPresent()
        ? Optional.of(new Amount(tokens.getAsLong(), usd.getAsLong()))
        : Optional.empty();
  }

  /// Whether the run as a whole cannot pay for one more turn of anybody.
  static boolean runIsSpent(RunState state, OrderKey key) {
    return affordable(state, key).isEmpty()
        && !(key.kind() == OrderKey.Kind.GENERATE
            && moduleIsSpent(state, state.spec(key.subject())));
  }

  /// Whether a module's own tokens or money are used up.
  static boolean moduleIsSpent(RunState state, Module spec) {
    return moduleLeft(state, spec, Resource.TOKENS).orElse(1) <= 0
        || moduleLeft(state, spec, Resource.USD).orElse(1) <= 0;
  }

  /// How long a turn may take: what is left of attempt and run.
  static Duration turn(RunState state, OrderKey key) {
    var longest =
        key.kind() == OrderKey.Kind.GENERATE ? attemptTimeLeft(state, key) : Limits.EVALUATION_MAX;
    return least(longest, runTimeLeft(state));
  }

  /// Whether this attempt has turns and time for one more turn.
  static boolean attemptHasTurn(Module spec, ModuleProgress progress) {
    var time = spec.budget().wallClock().orElse(Limits.TURN_MAX);
    return progress.turn() <= spec.budget().turns().orElse(Limits.TURNS_DEFAULT)
        && progress.attemptTime().compareTo(time) < 0;
  }

  /// Whether one more attempt may begin.
  static boolean hasAttempt(Module spec, ModuleProgress progress) {
    var attempts = (long) attempts(spec) * (1 + progress.grants()) + progress.excused();
    return spec.onExhausted().contains(Module.Exhausted.FRESH) && progress.attempt() < attempts;
  }

  private static int attempts(Module spec) {
    return spec.budget().attempts().orElse(Limits.ATTEMPTS_DEFAULT);
  }

  private static Duration attemptTimeLeft(RunState state, OrderKey key) {
    var budget = state.spec(key.subject()).budget().wallClock().orElse(Limits.TURN_MAX);
    return notNegative(budget.minus(state.module(key.subject()).attemptTime()));
  }

  private static Duration runTimeLeft(RunState state) {
    return state
        .charter()
        .plan()
        .budget()
        .wallClock()
        .map(most ->
            notNegative(
                most.multipliedBy(1L + state.control().grants()).minus(state.control().elapsed())))
        .orElse(Duration.ofDays(365));
  }

  private static long runTurnsLeft(RunState state) {
    OptionalInt most = state.charter().plan().budget().turns();
    if (most.isEmpty()) {
      return Long.MAX_VALUE;
    }
    var flying = state.flights().stream().filter(flight -> costs(flight.key())).count();
    return (long) most.getAsInt() * (1 + state.control().grants())
        - state.ledger().run().turns()
        - flying;
  }

  /// Whether an order is carried out by an agent, which may cost something.
  static boolean costs(OrderKey key) {
    return switch (key.kind()) {
      case GENERATE, EVALUATE, ATTRIBUTE -> true;
      case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM -> false;
    };
  }

  private static OptionalLong share(RunState state, OrderKey key, Resource resource) {
    var module =
        key.kind() == OrderKey.Kind.GENERATE
            ? moduleLeft(state, state.spec(key.subject()), resource)
            : OptionalLong.empty();
    var run = runLeft(state, resource);
    if (module.isEmpty() && run.isEmpty()) {
      return OptionalLong.of(0);
    }
    var left = Math.min(module.orElse(Long.MAX_VALUE), run.orElse(Long.MAX_VALUE));
    return left <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(left, wanted(state, key, resource, left)));
  }

  /// The gateway stops a turn at its reservation, so where it meters one that is generous, as long
  /// as the others that may run beside it can still be paid.
  private static long wanted(RunState state, OrderKey key, Resource resource, long left) {
    var usual = usual(state, key, resource);
    var metered = state.choice(key).filter(Roles.Choice::metered).isPresent();
    return metered ? Math.max(usual, Math.min(GENEROUS * usual, left / others(state))) : usual;
  }

  /// How many agents may still begin, this one among them.
  private static long others(RunState state) {
    var parallelism = state.charter().plan().parallelism();
    var flying = state.flights().stream().filter(flight -> costs(flight.key())).count();
    return Math.max(1, (long) parallelism.generators() + parallelism.evaluators() - flying);
  }

  /// A generator's turn is expected to cost its part of the estimate (tokens) or of the budget
  /// (money); a judgment a quarter of that.
  private static long usual(RunState state, OrderKey key, Resource resource) {
    if (!state.hasModule(key.subject())) {
      return 1;
    }
    var spec = state.spec(key.subject());
    var turns = Math.max(1, spec.estimate().turns());
    var whole =
        switch (resource) {
          case TOKENS -> spec.estimate().tokens();
          case USD -> spec.budget().usdMicros().orElse(runMoneyAModule(state));
        };
    var turn = Math.max(1, whole / turns);
    return key.kind() == OrderKey.Kind.GENERATE ? turn : Math.max(1, turn / 4);
  }

  private static long runMoneyAModule(RunState state) {
    return state.charter().plan().budget().usdMicros().orElse(0)
        / Math.max(1, state.modules().size());
  }

  /// A module's own ceiling bounds its generators; a judgment of finished work is paid by the run.
  private static OptionalLong moduleLeft(RunState state, Module spec, Resource resource) {
    var ceiling = resource.ceiling(spec.budget());
    if (ceiling.isEmpty()) {
      return ceiling;
    }
    var times = 1L + state.module(spec.name()).grants();
    var books = state.ledger().of("module " + spec.name());
    return left(ceiling, times, resource.of(books.committed()));
  }

  private static OptionalLong runLeft(RunState state, Resource resource) {
    var times = 1L + state.control().grants();
    var committed = resource.of(state.ledger().run().committed());
    return left(resource.ceiling(state.charter().plan().budget()), times, committed);
  }

  private static OptionalLong left(OptionalLong ceiling, long times, long committed) {
    return ceiling.isEmpty() ? ceiling : OptionalLong.of(ceiling.getAsLong() * times - committed);
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private enum Resource {
    TOKENS,
    USD;

    long of(Amount amount) {
      return switch (this) {
        case TOKENS -> amount.tokens();
        case USD -> amount.usdMicros();
      };
    }

    OptionalLong ceiling(Budget budget) {
      return switch (this) {
        case TOKENS -> budget.tokens();
        case USD -> budget.usdMicros();
      };
    }
  }
}

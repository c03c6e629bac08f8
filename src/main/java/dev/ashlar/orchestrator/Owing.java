package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.Optional;

/// Which order a module's or a tier's stage owes, by key.
final class Owing {
  private Owing() {}

  static Optional<OrderKey> key(ModuleName name, ModuleProgress progress) {
    return kind(progress.stage())
        .map(kind ->
            new OrderKey(kind, name, progress.version(), progress.attempt(), progress.turn()));
  }

  static Optional<OrderKey> key(ModuleName name, TierProgress progress) {
    return kind(name, progress.stage())
        .map(kind -> new OrderKey(kind, name, 0, progress.round(), 0));
  }

  /// The postmortem's key: rounds count postmortems, as a finished run may be reopened.
  static OrderKey postmortem(RunState state) {
    var round = state.control().postmortems() + 1;
    return new OrderKey(OrderKey.Kind.POSTMORTEM, OrderKey.RUN, 0, round, 0);
  }

  /// Whether the run owes exactly this order and it is not in flight.
  static boolean owes(RunState state, OrderKey key) {
    if (key.kind() == OrderKey.Kind.POSTMORTEM) {
      return state.control().postmortem().isEmpty() && key.equals(postmortem(state));
    }
    return state.hasModule(key.subject())
        ? owed(
            state.module(key.subject()).flight(),
            key(key.subject(), state.module(key.subject())),
            key)
        : knowsTier(state, key.subject())
            && owed(
                state.tier(key.subject()).flight(),
                key(key.subject(), state.tier(key.subject())),
                key);
  }

  private static boolean owed(Optional<Flight> flight, Optional<OrderKey> owed, OrderKey key) {
    return flight.isEmpty() && owed.filter(key::equals).isPresent();
  }

  private static boolean knowsTier(RunState state, ModuleName name) {
    return name.equals(RunState.END_TO_END) || state.tiers().containsKey(name);
  }

  private static Optional<OrderKey.Kind> kind(Stage stage) {
    return switch (stage) {
      case Stage.Open _ -> Optional.of(OrderKey.Kind.GENERATE);
      case Stage.Submitted _ -> Optional.of(OrderKey.Kind.GATE);
      case Stage.Gated _ -> Optional.of(OrderKey.Kind.EVALUATE);
      case Stage.Passed _ -> Optional.of(OrderKey.Kind.SEAL);
      case Stage.Stale _ -> Optional.of(OrderKey.Kind.RECHECK);
      case Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ -> Optional.empty();
    };
  }

  private static Optional<OrderKey.Kind> kind(ModuleName name, TierStage stage) {
    return switch (stage) {
      case TierStage.Unbuilt _ ->
          Optional.of(
              name.equals(RunState.END_TO_END)
                  ? OrderKey.Kind.END_TO_END
                  : OrderKey.Kind.INTEGRATE);
      case TierStage.Red _ -> Optional.of(OrderKey.Kind.ATTRIBUTE);
      case TierStage.Waiting _, TierStage.Broken _, TierStage.Green _ -> Optional.empty();
    };
  }
}

package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a new contract version does to its module, to those who use it, and to what was composed
/// from them.
final class Amending {
  private static final Finding CHANGED =
      new Finding(
          "contract",
          "an interface this module uses was amended; look at it again, then at your files");

  private Amending() {}

  static RunState amended(RunState state, Event.ContractAmended event) {
    var name = event.amended().name();
    if (!state.hasModule(name)
        || !event.amended().needs().stream().allMatch(state::hasModule)
        || event.amended().version() != state.module(name).version() + 1
        || state.control().stopped().isPresent()) {
      return state.ignoring();
    }
    var chartered = Interruption.postmortemAgain(state.with(charter(state, event)));
    var reopened =
        restarted(chartered.with(chartered.control().reopened()), name, event.amended().version());
    var users = event.interfaceChanged() ? users(reopened, name) : Set.<ModuleName>of();
    var next = reopened;
    for (var user : users) {
      next = informed(next, user);
    }
    return decomposed(next, name, users);
  }

  /// What was composed is gated again, by the tests as they now are.
  static RunState amended(RunState state, Event.TestsAmended event) {
    if (!state.isComposition(event.composition()) || state.control().stopped().isPresent()) {
      return state.ignoring();
    }
    var chartered =
        Interruption.postmortemAgain(state.with(state.charter().of(event.planDigest())));
    return unbuilt(chartered.with(chartered.control().reopened()), event.composition());
  }

  private static Charter charter(RunState state, Event.ContractAmended event) {
    var old = state.charter();
    var contracts = new TreeMap<ModuleName, Digest>(old.contracts());
    event.contracts().forEach(changed -> contracts.put(changed.module(), changed.digest()));
    return new Charter(
        old.run(),
        old.plan().with(event.amended()),
        event.planDigest(),
        contracts,
        old.isolation());
  }

  private static RunState restarted(RunState state, ModuleName name, int version) {
    var grounded =
        state.module(name).flight().map(flight -> Interruption.ground(state, flight)).orElse(state);
    var closed = closed(grounded, name);
    return closed.with(name, closed.module(name).underVersion(version));
  }

  private static RunState closed(RunState state, ModuleName subject) {
    var next = state;
    for (var question : state.questions().values()) {
      if (question.subject().equals(subject)) {
        next = next.closing(question.id());
      }
    }
    return next;
  }

  /// Modules that see the amended interface, directly or through others.
  private static Set<ModuleName> users(RunState state, ModuleName name) {
    var found = new HashSet<ModuleName>();
    var grew = true;
    while (grew) {
      grew = false;
      for (var module : state.charter().plan().modules()) {
        var uses =
            module.needs().stream().anyMatch(need -> need.equals(name) || found.contains(need));
        grew |= uses && !module.name().equals(name) && found.add(module.name());
      }
    }
    return new TreeSet<>(found);
  }

  /// Work under the old interface is cancelled and begun afresh, without counting against the
  /// attempts; a sealed user is gated again. Who waits for a person's word on the contract or the
  /// budget goes on waiting.
  private static RunState informed(RunState state, ModuleName name) {
    var progress = state.module(name);
    var grounded =
        progress.flight().map(flight -> Interruption.ground(state, flight)).orElse(state);
    return switch (progress.stage()) {
      case Stage.Sealed(var seal) -> rechecked(grounded, name, seal);
      case Stage.Stale(var seal, _) -> rechecked(grounded, name, seal);
      case Stage.Open _ when untouched(progress) -> grounded;
      case Stage.Open _, Stage.Submitted _, Stage.Gated _, Stage.Passed _ -> afresh(grounded, name);
      case Stage.Waiting(var question, var before) ->
          switch (before) {
            case Stage.Open open -> waitsOn(grounded, name, question, open);
            case Stage.Stale(var seal, _) -> rechecked(grounded.closing(question), name, seal);
            case Stage.Submitted _,
                Stage.Gated _,
                Stage.Passed _,
                Stage.Sealed _,
                Stage.Waiting _,
                Stage.Abandoned _ ->
                afresh(grounded.closing(question), name);
          };
      case Stage.Abandoned _ -> grounded;
    };
  }

  private static boolean untouched(ModuleProgress progress) {
    return progress.turn() == 1 && progress.generator().isEmpty() && progress.flight().isEmpty();
  }

  private static RunState rechecked(RunState state, ModuleName name, Seal seal) {
    return state.with(name, state.module(name).at(new Stage.Stale(seal, 0)));
  }

  private static RunState waitsOn(
      RunState state, ModuleName name, String question, Stage.Open open) {
    var next = new Stage.Open(open.carry().after(CHANGED), open.note());
    return state.with(name, state.module(name).at(new Stage.Waiting(question, next)));
  }

  private static RunState afresh(RunState state, ModuleName name) {
    var next = Stage.Open.carrying(Findings.of(List.of(CHANGED)));
    var fresh = state.module(name).excusedOnce().freshAttempt(next);
    return state.with(name, fresh.fromNewest());
  }

  /// Compositions that contain any of these modules are owed again.
  private static RunState decomposed(RunState state, ModuleName name, Set<ModuleName> users) {
    var next = state;
    var names = List.copyOf(state.tiers().keySet());
    for (var tier : names) {
      var members = TierEvolution.members(state, tier);
      if (members.contains(name) || members.stream().anyMatch(users::contains)) {
        next = unbuilt(next, tier);
      }
    }
    return unbuilt(next, RunState.END_TO_END);
  }

  private static RunState unbuilt(RunState state, ModuleName tier) {
    var progress = state.tier(tier);
    var grounded =
        progress.flight().map(flight -> Interruption.ground(state, flight)).orElse(state);
    var closed = closed(grounded, tier);
    return progress.stage() instanceof TierStage.Unbuilt && progress.flight().isEmpty()
        ? closed
        : closed.with(tier, closed.tier(tier).again());
  }
}

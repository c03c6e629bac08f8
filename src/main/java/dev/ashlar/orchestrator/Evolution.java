package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The only place where a run's state changes: one event in, the next state out. Total: an event
/// that does not fit is counted and ignored.
public final class Evolution {
  private Evolution() {}

  /// The state of a run that was just admitted.
  public static RunState begin(Event.RunAdmitted admitted) {
    var plan = admitted.plan();
    var contracts = new TreeMap<ModuleName, dev.ashlar.plan.Digest>();
    admitted.contracts().forEach(contract -> contracts.put(contract.module(), contract.digest()));
    var modules = new TreeMap<ModuleName, ModuleProgress>();
    plan.modules()
        .forEach(module -> modules.put(module.name(), ModuleProgress.begin(module.version())));
    var tiers = new TreeMap<ModuleName, TierProgress>();
    plan.tiers().forEach(tier -> tiers.put(tier.name(), TierProgress.BEGIN));
    return Blockage.ask(
        new RunState(
            new Charter(
                admitted.run(), plan, admitted.planDigest(), contracts, admitted.isolation()),
            modules,
            tiers,
            TierProgress.BEGIN,
            Ledger.EMPTY,
            new TreeMap<>(),
            new TreeMap<>(),
            Control.begin(admitted.at())));
  }

  /// The state after `event`.
  public static RunState evolve(RunState state, Event event) {
    var next =
        event instanceof Event.RunContinued continued
            ? Interruption.continued(state, continued)
            : apply(clocked(state, event), event);
    return Blockage.ask(next);
  }

  /// The fold of a whole journal; empty for an empty one.
  ///
  /// @throws IllegalArgumentException if the first event is not `RunAdmitted`
  public static Optional<RunState> replay(List<Event> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    if (!(events.getFirst() instanceof Event.RunAdmitted admitted)) {
      throw new IllegalArgumentException(
          "a journal begins with RunAdmitted, not " + events.getFirst());
    }
    var state = begin(admitted);
    for (var event : events.subList(1, events.size())) {
      state = evolve(state, event);
    }
    return Optional.of(state);
  }

  private static RunState apply(RunState state, Event event) {
    return switch (event) {
      case Event.RunAdmitted _ -> state.ignoring();
      case Event.RunContinued e -> Interruption.continued(state, e);
      case Event.RunPaused _ -> state.with(state.control().paused(true));
      case Event.RunStopped stopped -> Interruption.stopped(state, stopped);
      case Event.OrderIssued issued -> issued(state, issued);
      case Event.QuestionAnswered answered -> Answering.answered(state, answered);
      case Event.ContractAmended amended -> Amending.amended(state, amended);
      case Event.TestsAmended amended -> Amending.amended(state, amended);
      case Event.Reply reply ->
          state
              .flight(reply.key())
              .map(flight -> reply(state, flight, reply))
              .orElseGet(state::ignoring);
    };
  }

  /// Time counts while something is worked on, and so not while everything waits for a person.
  private static RunState clocked(RunState state, Event event) {
    var control = state.control();
    var more = state.elapsedUntil(event.at()).minus(control.elapsed());
    return state.with(control.clock(event.at(), more));
  }

  private static RunState issued(RunState state, Event.OrderIssued issued) {
    var key = issued.key();
    if (!Owing.owes(state, key) || state.control().outcome().isPresent()) {
      return state.ignoring();
    }
    var flight =
        Optional.of(
            new Flight(key, issued.at(), issued.reserved(), state.choice(key), Optional.empty()));
    var booked =
        Allowance.costs(key) ? state.with(state.ledger().reserve(key, issued.reserved())) : state;
    if (key.kind() == OrderKey.Kind.POSTMORTEM) {
      return booked.with(booked.control().writing(flight));
    }
    return booked.hasModule(key.subject())
        ? booked.with(key.subject(), booked.module(key.subject()).with(flight))
        : booked.with(key.subject(), booked.tier(key.subject()).with(flight));
  }

  private static RunState reply(RunState state, Flight flight, Event.Reply reply) {
    if (reply instanceof Event.OrderClaimed claimed) {
      return claimed(state, flight, claimed);
    }
    if (reply instanceof Event.PostmortemWritten) {
      return flight.key().kind() == OrderKey.Kind.POSTMORTEM ? ended(state) : state.ignoring();
    }
    if (flight.key().kind() == OrderKey.Kind.POSTMORTEM) {
      return reply instanceof Event.OrderBroken broken
          ? Interruption.unwritten(state, broken.reason())
          : state.ignoring();
    }
    if (Absence.isTold(flight, reply)) {
      return Absence.of(state, flight, reply);
    }
    return state.hasModule(flight.key().subject())
        ? ModuleEvolution.reply(state, flight, reply)
        : TierEvolution.reply(state, flight, reply);
  }

  private static RunState claimed(RunState state, Flight flight, Event.OrderClaimed claimed) {
    var key = claimed.key();
    var again = flight.worker().filter(claimed.worker()::equals).isPresent();
    if (again || Claims.refusal(state, key, claimed.worker()).isPresent()) {
      return state.ignoring();
    }
    var generates = key.kind() == OrderKey.Kind.GENERATE;
    var attempt =
        generates ? Optional.of(Worker.AttemptId.of(key)) : Optional.<Worker.AttemptId>empty();
    var known = state.with(claimed.worker(), new Worker(Claims.role(key.kind()), attempt));
    var held = Optional.of(flight.claimedBy(claimed.worker(), claimed.at()));
    if (!known.hasModule(key.subject())) {
      return known.with(key.subject(), known.tier(key.subject()).with(held));
    }
    var progress = known.module(key.subject()).with(held);
    return known.with(key.subject(), generates ? progress.generatedBy(claimed.worker()) : progress);
  }

  private static RunState ended(RunState state) {
    var built =
        state.control().stopped().isEmpty()
            && state.endToEnd().isGreen()
            && state.seals().isPresent();
    return state.with(state.control().ended(built ? Outcome.BUILT : Outcome.NOT_BUILT));
  }
}

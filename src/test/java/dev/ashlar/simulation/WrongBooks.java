package dev.ashlar.simulation;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Usage;
import java.time.Duration;
import java.util.Optional;

/// Cores that keep wrong books, and do not do what people say.
final class WrongBooks {
  private WrongBooks() {}

  static void addTo(Mutants mutants) {
    books(mutants);
    modules(mutants);
    times(mutants);
    people(mutants);
    amendments(mutants);
  }

  private static void books(Mutants mutants) {
    mutants.evolving(
        "a reservation is never released",
        (state, _, right) ->
            Bent.books(
                right,
                account ->
                    Bent.account(
                        account,
                        account.reserved().plus(lost(state, right)),
                        account.spent(),
                        account.held())));
    mutants.evolving(
        "unknown is nothing",
        (_, _, right) ->
            Bent.books(right, a -> Bent.account(a, a.reserved(), a.spent(), Amount.NONE)));
    mutants.mistaking(
        "what a lost turn cost is not charged",
        (_, event) ->
            event instanceof Event.GenerationFailed e
                ? new Event.GenerationFailed(e.at(), e.key(), e.failure(), e.detail(), free())
                : event);
    mutants.evolving(
        "a duplicate is charged",
        (state, event, right) ->
            event instanceof Event.SubmissionArrived e && state.flight(e.key()).isEmpty()
                ? Bent.books(
                    right,
                    a ->
                        Bent.account(
                            a,
                            a.reserved(),
                            a.spent().plus(new Amount(e.usage().tokens().orElse(1), 0)),
                            a.held()))
                : right);
  }

  private static void modules(Mutants mutants) {
    mutants.evolving(
        "a module's reservation is never released",
        (state, _, right) ->
            Bent.moduleBooks(
                state,
                right,
                (was, is) ->
                    Bent.account(is, is.reserved().plus(gone(was, is)), is.spent(), is.held())));
    mutants.evolving(
        "unknown is nothing to a module",
        (state, _, right) ->
            Bent.moduleBooks(
                state, right, (_, is) -> Bent.account(is, is.reserved(), is.spent(), Amount.NONE)));
  }

  private static void times(Mutants mutants) {
    mutants.evolving(
        "a killed turn cost nothing",
        (state, event, right) ->
            event instanceof Event.RunContinued
                ? Bent.books(
                    right,
                    a ->
                        new Account(
                            a.reserved(),
                            a.spent(),
                            a.held(),
                            Math.min(a.turns(), state.ledger().run().turns()),
                            Math.min(a.unknownTurns(), state.ledger().run().unknownTurns()),
                            a.unpricedTurns()))
                : right);
    mutants.evolving(
        "idle time counts",
        (state, event, right) ->
            Bent.control(
                right,
                c ->
                    Bent.control(
                        c,
                        state.flights().isEmpty()
                            ? c.elapsed()
                                .plus(Duration.between(state.control().lastAt(), event.at()).abs())
                            : c.elapsed(),
                        c.paused(),
                        c.stopped(),
                        c.outcome())));
    mutants.evolving(
        "an attempt takes no time",
        (_, _, right) ->
            Bent.modules(right, m -> Bent.figures(m, Duration.ZERO, m.grants(), m.generator())));
  }

  /// What was set aside before and is not any more.
  private static Amount lost(RunState before, RunState after) {
    return gone(before.ledger().run(), after.ledger().run());
  }

  private static Amount gone(Account before, Account after) {
    var gone = before.reserved().minus(after.reserved());
    return new Amount(Math.max(0, gone.tokens()), Math.max(0, gone.usdMicros()));
  }

  private static Usage free() {
    return Usage.NOTHING;
  }

  private static void people(Mutants mutants) {
    mutants.evolving(
        "a question stays open",
        (state, event, right) ->
            event instanceof Event.QuestionAnswered ? Bent.questions(right, state) : right);
    mutants.evolving(
        "more is given twice",
        (state, event, right) ->
            event instanceof Event.QuestionAnswered
                    && right.control().grants() > state.control().grants()
                ? Bent.control(right, c -> Bent.counts(c, c.grants() + 1, c.ignored()))
                : right);
    mutants.evolving(
        "more is never given",
        (state, _, right) ->
            Bent.control(right, c -> Bent.counts(c, state.control().grants(), c.ignored())));
    mutants.evolving(
        "a kill is overlooked",
        (state, event, right) ->
            event instanceof Event.RunContinued
                ? Bent.control(state, _ -> right.control())
                : right);
    mutants.evolving(
        "a pause is overlooked",
        (state, event, right) ->
            event instanceof Event.RunPaused
                ? Bent.control(right, c -> WrongAgenda.unpaused(c))
                : right);
    mutants.evolving(
        "a stop takes nothing back",
        (state, event, right) ->
            event instanceof Event.RunStopped ? Bent.modules(right, state.modules()) : right);
    mutants.mistaking(
        "any worker may take an order",
        (state, event) ->
            event instanceof Event.OrderClaimed e
                ? new Event.OrderClaimed(e.at(), e.key(), "w" + e.key().slug(), e.agent())
                : event);
    mutants.evolving(
        "everything ends well",
        (_, _, right) ->
            right.control().outcome().isPresent()
                ? Bent.control(
                    right,
                    c ->
                        Bent.control(
                            c, c.elapsed(), c.paused(), c.stopped(), Optional.of(Outcome.BUILT)))
                : right);
  }

  private static void amendments(Mutants mutants) {
    mutants.mistaking(
        "an interface is amended unseen",
        (_, event) ->
            event instanceof Event.ContractAmended e
                ? new Event.ContractAmended(
                    e.at(),
                    e.amended(),
                    e.planDigest(),
                    e.contracts(),
                    false,
                    e.by(),
                    e.reason(),
                    e.changes())
                : event);
    mutants.evolving(
        "what was composed stays green",
        (state, event, right) ->
            event instanceof Event.ContractAmended
                ? Bent.tiers(right, state.tiers(), state.endToEnd())
                : right);
    mutants.evolving(
        "an amended module stays sealed",
        (state, event, right) ->
            event instanceof Event.ContractAmended ? Bent.modules(right, state.modules()) : right);
    mutants.evolving(
        "a stopped run is amended",
        (state, event, right) ->
            event instanceof Event.ContractAmended && state.control().stopped().isPresent()
                ? Core.REAL.evolve(
                    Bent.control(
                        state,
                        c ->
                            Bent.control(
                                c, c.elapsed(), c.paused(), Optional.empty(), c.outcome())),
                    event)
                : right);
  }
}

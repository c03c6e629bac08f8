package dev.ashlar.orchestrator;

import dev.ashlar.plan.ModuleName;
import java.util.List;
import java.util.Optional;

/// How the answer to a module's order changes the module.
final class ModuleEvolution {
  private static final String LAST_TURN = "last turn";

  private ModuleEvolution() {}

  static RunState reply(RunState state, Flight flight, Event.Reply reply) {
    var name = flight.key().subject();
    return switch (reply) {
      case Event.SubmissionArrived e when generates(flight) ->
          submitted(paid(state, flight, e.usage(), e), name, e.submission());
      case Event.SubmissionRefused e when generates(flight) ->
          nextTurn(paid(state, flight, e.usage(), e), name, e.findings());
      case Event.GenerationFailed e when generates(flight) ->
          failed(paid(state, flight, e.usage(), e), name, e);
      case Event.ContractDisputed e when generates(flight) ->
          disputed(paid(state, flight, e.usage(), e), name, state.module(name).stage(), e.claim());
      case Event.GateFinished e -> gated(state, flight, e.report());
      case Event.Judged e when judges(flight) ->
          judged(paid(state, flight, e.usage(), e), flight.key(), e.verdict());
      case Event.JudgmentFailed e when judges(flight) ->
          broken(paid(state, flight, e.usage(), e), name, e.failure() + ": " + e.detail());
      case Event.ModuleSealed e when flight.key().kind() == OrderKey.Kind.SEAL ->
          sealed(state, flight.key(), e.seal());
      case Event.OrderBroken e -> broken(unpaid(state, flight), name, e.reason());
      case Event.SubmissionArrived _,
          Event.SubmissionRefused _,
          Event.GenerationFailed _,
          Event.ContractDisputed _,
          Event.Judged _,
          Event.JudgmentFailed _,
          Event.ModuleSealed _,
          Event.OrderClaimed _,
          Event.AttributionProposed _,
          Event.PostmortemWritten _ ->
          state.ignoring();
    };
  }

  private static boolean generates(Flight flight) {
    return flight.key().kind() == OrderKey.Kind.GENERATE;
  }

  private static boolean judges(Flight flight) {
    return flight.key().kind() == OrderKey.Kind.EVALUATE;
  }

  /// Settles the flight's reservation and, for a generator, adds its time to the attempt.
  private static RunState paid(RunState state, Flight flight, Usage usage, Event event) {
    var settled = state.with(state.ledger().settle(flight.key(), flight.reserved(), usage));
    if (!generates(flight)) {
      return settled;
    }
    var progress = settled.module(flight.key().subject());
    return settled.with(
        flight.key().subject(), progress.spentTime(Interruption.worked(flight, event.at())));
  }

  /// Releases the reservation of an order that no agent ever worked on.
  private static RunState unpaid(RunState state, Flight flight) {
    return Allowance.costs(flight.key())
        ? state.with(state.ledger().release(flight.key(), flight.reserved()))
        : state;
  }

  private static RunState advance(RunState state, ModuleName name, Stage next) {
    return state.with(name, state.module(name).at(next));
  }

  private static RunState submitted(RunState state, ModuleName name, Submission submission) {
    var progress = state.module(name).submitted(submission.tree());
    return state.with(name, progress.at(new Stage.Submitted(submission, 0)));
  }

  private static RunState failed(RunState state, ModuleName name, Event.GenerationFailed event) {
    return event.failure().endsAttempt()
        ? fresh(
            state,
            name,
            Stage.Open.carrying(
                Findings.of("last attempt", event.failure() + ": " + event.detail())))
        : resumed(state, name, event);
  }

  /// The same attempt goes on from its workspace; what its last turn was to mend still stands.
  private static RunState resumed(RunState state, ModuleName name, Event.GenerationFailed event) {
    var open = (Stage.Open) state.module(name).stage();
    var told =
        new Finding(
            LAST_TURN,
            event.failure()
                + ": "
                + event.detail()
                + "; what it wrote lies in the workspace, so go on from there");
    return nextTurn(
        state, name, new Stage.Open(open.carry().without(LAST_TURN).after(told), open.note()));
  }

  private static RunState sealed(RunState state, OrderKey key, Seal seal) {
    return seal.version() == key.version()
        ? advance(state, key.subject(), new Stage.Sealed(seal))
        : broken(state, key.subject(), "the seal names contract version " + seal.version());
  }

  private static RunState gated(RunState state, Flight flight, GateReport report) {
    var name = flight.key().subject();
    return switch (state.module(name).stage()) {
      case Stage.Submitted submitted ->
          switch (report) {
            case GateReport.Green green ->
                advance(
                    state,
                    name,
                    new Stage.Gated(submitted.submission(), green, 0, Optional.empty()));
            case GateReport.Red red -> nextTurn(state, name, red.findings());
            case GateReport.Broken broken -> broken(state, name, broken.reason());
          };
      case Stage.Stale stale ->
          switch (report) {
            case GateReport.Green _ -> advance(state, name, new Stage.Sealed(stale.seal()));
            case GateReport.Red red -> staleRed(state, name, stale, red);
            case GateReport.Broken broken -> broken(state, name, broken.reason());
          };
      case Stage.Open _,
          Stage.Gated _,
          Stage.Passed _,
          Stage.Sealed _,
          Stage.Waiting _,
          Stage.Abandoned _ ->
          state.ignoring();
    };
  }

  private static RunState staleRed(
      RunState state, ModuleName name, Stage.Stale stale, GateReport.Red red) {
    return wait(
        state,
        name,
        Question.Kind.RED,
        red.findings(),
        new Stage.Stale(stale.seal(), 0),
        List.of(Answer.RETRY, Answer.ABANDON, Answer.STOP));
  }

  private static RunState judged(RunState state, OrderKey key, Verdict verdict) {
    var name = key.subject();
    var stage = (Stage.Gated) state.module(name).stage();
    if (verdict.evaluator().equals(stage.submission().generator())) {
      return broken(state, name, verdict.evaluator() + " judged its own submission");
    }
    var otherRole = Claims.otherRole(state, Role.EVALUATOR, verdict.evaluator());
    if (otherRole.isPresent()) {
      return broken(state, name, otherRole.get());
    }
    return switch (verdict) {
      case Verdict.Pass pass when pass.gate().equals(stage.gate()) ->
          advance(state, name, new Stage.Passed(stage.submission(), pass, 0));
      case Verdict.Pass _ ->
          broken(state, name, "the verdict names another gate report than this submission's");
      case Verdict.NeedsRevision revision -> nextTurn(state, name, revision.findings());
      case Verdict.Fail fail -> fresh(state, name, Stage.Open.carrying(fail.findings()));
      case Verdict.Disputed dispute -> disputed(state, name, stage, dispute.findings());
    };
  }

  /// The same generator's next turn. If the attempt has none left, `Blockage` sees to it.
  private static RunState nextTurn(RunState state, ModuleName name, Findings carry) {
    return nextTurn(state, name, Stage.Open.carrying(carry));
  }

  static RunState nextTurn(RunState state, ModuleName name, Stage.Open next) {
    return state.with(name, state.module(name).nextTurn(next));
  }

  /// A fresh attempt, or a person when the plan allows no more.
  static RunState fresh(RunState state, ModuleName name, Stage.Open next) {
    var progress = state.module(name);
    var begun = state.with(name, progress.freshAttempt(next));
    return Allowance.hasAttempt(state.spec(name), progress) ? begun : stalled(begun, name, next);
  }

  /// A person decides whether the module gets its budget once more.
  static RunState stalled(RunState state, ModuleName name, Stage.Open next) {
    return wait(
        state,
        name,
        Question.Kind.STALLED,
        next.carry(),
        next,
        List.of(Answer.MORE, Answer.ABANDON, Answer.STOP));
  }

  private static RunState disputed(RunState state, ModuleName name, Stage before, Findings claim) {
    return wait(
        state,
        name,
        Question.Kind.DISPUTED,
        claim,
        before,
        List.of(Answer.OVERRULE, Answer.ABANDON, Answer.STOP));
  }

  /// Owed again, up to `Limits.TRIES_MAX` times; then a person is asked.
  private static RunState broken(RunState state, ModuleName name, String reason) {
    var again = tried(state.module(name).stage());
    return again.tries() < Limits.TRIES_MAX
        ? advance(state, name, again.stage())
        : wait(
            state,
            name,
            Question.Kind.INFRASTRUCTURE,
            Findings.of("harness", reason),
            again.fresh(),
            List.of(Answer.RETRY, Answer.ABANDON, Answer.STOP));
  }

  private record Tried(Stage stage, int tries, Stage fresh) {}

  private static Tried tried(Stage stage) {
    return switch (stage) {
      case Stage.Submitted(var submission, var n) ->
          new Tried(
              new Stage.Submitted(submission, n + 1), n + 1, new Stage.Submitted(submission, 0));
      case Stage.Gated(var submission, var gate, var n, var note) ->
          new Tried(
              new Stage.Gated(submission, gate, n + 1, note),
              n + 1,
              new Stage.Gated(submission, gate, 0, note));
      case Stage.Passed(var submission, var verdict, var n) ->
          new Tried(
              new Stage.Passed(submission, verdict, n + 1),
              n + 1,
              new Stage.Passed(submission, verdict, 0));
      case Stage.Stale(var seal, var n) ->
          new Tried(new Stage.Stale(seal, n + 1), n + 1, new Stage.Stale(seal, 0));
      case Stage.Open _, Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ ->
          new Tried(stage, Limits.TRIES_MAX, stage);
    };
  }

  private static RunState wait(
      RunState state,
      ModuleName name,
      Question.Kind kind,
      Findings facts,
      Stage before,
      List<Answer> options) {
    var id = state.nextQuestion();
    var words = options.stream().map(Answer::word).toList();
    return state
        .asking(new Question(id, kind, name, facts, words))
        .with(name, state.module(name).at(new Stage.Waiting(id, before)));
  }
}

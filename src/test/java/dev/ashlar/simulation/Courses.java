package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierStage;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.ModuleName;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How things go on after an answer: what breaks blames nobody, what is wrong is mended by the same
/// generator, what is lost begins afresh, and what a person must decide waits. Also that a person's
/// pause and stop hold.
final class Courses {
  private static final int TURNS_DEFAULT = 10;

  /// Ends of a turn after which the same attempt goes on.
  private static final Set<Failure> GOES_ON =
      EnumSet.of(Failure.BUDGET, Failure.TRUNCATED, Failure.DENIED);

  /// What an answer means for the course of a module.
  private enum Course {
    BROKEN,
    MEND,
    AFRESH,
    DISPUTE,
    ONWARD,
    AWAY
  }

  private final Map<OrderKey, Integer> inVain = new HashMap<>();
  private boolean paused;
  private boolean stopped;

  void answered(RunState before, Event.Reply reply, RunState after) {
    var key = reply.key();
    if (key.kind() == OrderKey.Kind.POSTMORTEM) {
      return;
    }
    var course = course(before, reply);
    if (course == Course.BROKEN) {
      var times = inVain.merge(key, 1, Integer::sum);
      unless(
          times < Limits.TRIES_MAX || waits(after, key.subject()), "asks-after-three", key, times);
    } else {
      inVain.remove(key);
    }
    if (before.hasModule(key.subject())) {
      module(before, reply, course, after);
    }
  }

  private static void module(RunState before, Event.Reply reply, Course course, RunState after) {
    var name = reply.key().subject();
    var was = before.module(name);
    var is = after.module(name);
    var same = was.attempt() == is.attempt() && was.turn() == is.turn();
    var afresh = is.attempt() == was.attempt() + 1 && is.turn() == 1;
    var waits = is.stage() instanceof Stage.Waiting;
    switch (course) {
      case AWAY -> unless(same, "who-cannot-be-had-costs-no-attempt", was, is);
      case BROKEN -> unless(same, "what-breaks-blames-nobody", was, is);
      case MEND ->
          unless(
              (is.attempt() == was.attempt() && is.turn() == was.turn() + 1)
                  || (afresh && usedUp(before, reply)),
              "mended-by-the-same-generator",
              was,
              is);
      case AFRESH -> unless(afresh || (same && waits), "what-is-lost-begins-afresh", was, is);
      case DISPUTE -> unless(same && waits, "a-dispute-waits-for-a-person", was, is);
      case ONWARD -> unless(same && !waits, "what-is-right-goes-on", was, is);
    }
  }

  /// Whether the attempt that was had neither turn nor time for another turn.
  private static boolean usedUp(RunState before, Event.Reply reply) {
    var name = reply.key().subject();
    var budget = before.spec(name).budget();
    var since =
        before.flights().stream()
            .filter(flight -> flight.key().equals(reply.key()))
            .map(flight -> Duration.between(flight.since(), reply.at()))
            .filter(Duration::isPositive) // clocks go back
            .findFirst()
            .orElse(Duration.ZERO);
    return before.module(name).turn() + 1 > budget.turns().orElse(TURNS_DEFAULT)
        || before
                .module(name)
                .attemptTime()
                .plus(since)
                .compareTo(budget.wallClock().orElse(Limits.TURN_MAX))
            >= 0;
  }

  private static boolean waits(RunState state, ModuleName name) {
    if (state.hasModule(name)) {
      return state.module(name).stage() instanceof Stage.Waiting;
    }
    var stage = state.tier(name).stage();
    return stage instanceof TierStage.Waiting || stage instanceof TierStage.Broken;
  }

  private static Course course(RunState before, Event.Reply reply) {
    return switch (reply) {
      case Event.JudgmentFailed e when e.failure() == Failure.UNAVAILABLE -> Course.AWAY;
      case Event.OrderBroken _, Event.JudgmentFailed _ -> Course.BROKEN;
      case Event.SubmissionRefused _ -> Course.MEND;
      case Event.GenerationFailed e when e.failure() == Failure.UNAVAILABLE -> Course.AWAY;
      case Event.GenerationFailed e -> GOES_ON.contains(e.failure()) ? Course.MEND : Course.AFRESH;
      case Event.ContractDisputed _ -> Course.DISPUTE;
      case Event.GateFinished e -> course(e.key().kind(), e.report());
      case Event.Judged e -> course(before, e);
      case Event.ModuleSealed e ->
          e.seal().version() == e.key().version() ? Course.ONWARD : Course.BROKEN;
      case Event.SubmissionArrived _,
          Event.OrderClaimed _,
          Event.AttributionProposed _,
          Event.PostmortemWritten _ ->
          Course.ONWARD;
    };
  }

  private static Course course(OrderKey.Kind kind, GateReport report) {
    return switch (report) {
      case GateReport.Green _ -> Course.ONWARD;
      case GateReport.Broken _ -> Course.BROKEN;
      case GateReport.Red _ -> kind == OrderKey.Kind.RECHECK ? Course.DISPUTE : Course.MEND;
    };
  }

  private static Course course(RunState before, Event.Judged judged) {
    var stage = (Stage.Gated) before.module(judged.key().subject()).stage();
    var evaluator = judged.verdict().evaluator();
    var known = before.workers().get(evaluator);
    if (evaluator.equals(stage.submission().generator())
        || (known != null && known.role() != Role.EVALUATOR)) {
      return Course.BROKEN;
    }
    return switch (judged.verdict()) {
      case Verdict.Pass pass -> pass.gate().equals(stage.gate()) ? Course.ONWARD : Course.BROKEN;
      case Verdict.NeedsRevision _ -> Course.MEND;
      case Verdict.Fail _ -> Course.AFRESH;
      case Verdict.Disputed _ -> Course.DISPUTE;
    };
  }

  /// Notes what else counted, and holds the run's pause and stop against it.
  void happened(Event event, RunState after) {
    switch (event) {
      case Event.RunPaused _ -> paused = true;
      case Event.RunContinued _ -> paused = false;
      case Event.RunStopped _ -> stopped = true;
      case Event.QuestionAnswered e -> {
        stopped |= e.answer() == Answer.STOP;
        inVain.clear();
      }
      case Event.ContractAmended _, Event.TestsAmended _ -> inVain.clear();
      case Event.Reply _, Event.OrderIssued _, Event.RunAdmitted _ -> {}
    }
    unless(after.control().paused() == paused, "a-pause-holds", event);
    unless(after.control().stopped().isPresent() == stopped, "a-stop-holds", event);
  }
}

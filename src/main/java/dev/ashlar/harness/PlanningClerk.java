package dev.ashlar.harness;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Assignment;
import dev.ashlar.agent.Caller;
import dev.ashlar.agent.Desk;
import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskServer;
import dev.ashlar.agent.Trials;
import dev.ashlar.architect.PlanningOwed;
import dev.ashlar.architect.PlanningPart;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves the attached workers of a planning at its desk, as `Clerk` does those of a run: hands the
/// order out, asks the rules, takes answers in, and tells what came of them.
final class PlanningClerk implements DeskServer.Clerk {
  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final int REFUSED = 3;
  private static final int WAITS = 4;

  /// How long an order that is owed may take to be on offer again.
  private static final Duration COMES_BACK = Duration.ofMinutes(1);

  private final Desk desk;
  private final PlanningDesk state;
  private final Trials trials;
  private final InstantSource clock;

  PlanningClerk(Desk desk, PlanningDesk state, Trials trials, InstantSource clock) {
    this.desk = desk;
    this.state = state;
    this.trials = trials;
    this.clock = clock;
  }

  @Override
  public DeskAnswer serve(DeskCall call, Caller caller) throws InterruptedException {
    var visit = new Visit(call, caller);
    caller.whenLeft(desk::changed);
    try {
      return switch (call.verb()) {
        case "next" -> next(visit);
        case "check" -> ordered(visit, (key, _) -> trials.check(key));
        case "submit" -> ordered(visit, (key, part) -> handIn(visit, key, part));
        case "dispute" -> ordered(visit, (key, part) -> dispute(visit, key, part));
        default -> DeskAnswer.of(USAGE, "a planning knows no `" + call.verb() + "`");
      };
    } catch (IOException e) {
      return DeskAnswer.of(REFUSED, "the record of this planning fails: " + e.getMessage());
    }
  }

  @FunctionalInterface
  private interface OnOrder {
    DeskAnswer serve(OrderKey key, PlanningPart part) throws IOException, InterruptedException;
  }

  private DeskAnswer ordered(Visit visit, OnOrder serve) throws IOException, InterruptedException {
    var slug = visit.field("order").orElse("");
    var key = Clerk.key(slug);
    var part = key.flatMap(PlanningPart::of);
    if (key.isEmpty() || part.isEmpty()) {
      return DeskAnswer.of(
          USAGE,
          "`"
              + slug
              + "` is no order of a planning; the brief names yours, such as"
              + " generate-plan-v1-a1-t1");
    }
    return visit.worker().isEmpty()
        ? DeskAnswer.of(USAGE, "--worker is missing; the brief names yours")
        : serve.serve(key.get(), part.get());
  }

  private DeskAnswer next(Visit visit) throws IOException, InterruptedException {
    var word = visit.field("role").orElse("");
    var part =
        List.of(PlanningPart.values()).stream()
            .filter(one -> one.author().equals(word))
            .findFirst();
    if (part.isEmpty()) {
      return DeskAnswer.of(
          USAGE,
          "a brief is read or a plan made here, so --role must be reader, planner or tester;"
              + " generators are asked for when a plan is run");
    }
    var named = visit.field("worker");
    var worker = named.isPresent() ? named.get() : state.newWorker(part.get());
    return awaitOrder(visit, part.get(), worker);
  }

  private DeskAnswer awaitOrder(Visit visit, PlanningPart part, String worker)
      throws IOException, InterruptedException {
    var deadline = visit.deadline(clock);
    while (true) {
      var seen = desk.changes();
      var owed = state.planning().owed();
      if (!(owed instanceof PlanningOwed.Turn)) {
        return DeskAnswer.of(OK, lastWord(owed));
      }
      var refusal = state.otherPart(part, worker);
      if (refusal.isPresent()) {
        return DeskAnswer.of(REFUSED, refusal.get());
      }
      var open =
          desk.open(
              Role.ORCHESTRATOR,
              worker,
              key -> PlanningPart.of(key).equals(Optional.of(part)),
              Comparator.naturalOrder());
      if (open.isPresent() && !visit.caller().hasLeft()) {
        var agent = visit.field("agent");
        var claimed =
            desk.claim(
                open.get().key(),
                worker,
                agent.isPresent() ? agent.get() : state.agent(part, worker));
        if (claimed.isEmpty()) {
          return brief(open.get(), visit, worker);
        }
      }
      if (!clock.instant().isBefore(deadline) || visit.caller().hasLeft()) {
        return nothing(visit, part, worker);
      }
      desk.awaitChange(seen, deadline);
    }
  }

  private static DeskAnswer brief(Assignment assignment, Visit visit, String worker) {
    return new DeskAnswer(
        OK,
        visit
            .way()
            .complete(
                assignment.brief(), assignment.key(), assignment.role(), visit.reader(worker)),
        Map.of(
            "order", assignment.key().slug(),
            "worker", worker,
            "directory", assignment.directory().toString()));
  }

  private DeskAnswer nothing(Visit visit, PlanningPart part, String worker) {
    boolean others =
        state.planning().owed() instanceof PlanningOwed.Turn turn && turn.part() != part;
    var why =
        state.isJudging()
            ? "the rules look at what was handed in"
            : others ? waits(part) : "no order for a " + part.author() + " is open now";
    return new DeskAnswer(
        WAITS,
        why + ".\n" + visit.way().askAgain(part.author(), visit.reader(worker)),
        Map.of("worker", worker));
  }

  private static String waits(PlanningPart part) {
    return switch (part) {
      case FACTS -> "no brief is to be read now";
      case PLAN -> "the rules accept your plan, and its tests are being written";
      case TESTS -> "the plan is being written; its tests come after it";
    };
  }

  /// What is told to those who have nothing more to do here.
  static String lastWord(PlanningOwed owed) {
    return switch (owed) {
      case PlanningOwed.Approval() ->
          "The plan and its tests are accepted by every rule; a person reads them now. Your work is"
              + " done: stop.";
      case PlanningOwed.Judgment() ->
          "The facts are read; rules decide now. Your work is done: stop.";
      case PlanningOwed.Over(var _, var words) ->
          "The planning has ended, for this reason: “"
              + words
              + "”. There is nothing left to do: stop.";
      case PlanningOwed.Turn _ -> "The planning goes on.";
    };
  }

  private DeskAnswer handIn(Visit visit, OrderKey key, PlanningPart part)
      throws IOException, InterruptedException {
    var summary = visit.field("summary").orElse("");
    if (summary.isBlank()) {
      return DeskAnswer.of(
          USAGE, "a hand-in needs a summary of one page at most: " + visit.way().part("summary"));
    }
    if (summary.length() > Limits.SUMMARY_CHARS_MAX) {
      return DeskAnswer.of(USAGE, Clerk.tooLong("summary", summary, Limits.SUMMARY_CHARS_MAX));
    }
    return answered(
        visit, key, part, new AgentReply.HandedIn(visit.worker(), summary, visit.usage()));
  }

  private DeskAnswer dispute(Visit visit, OrderKey key, PlanningPart part)
      throws IOException, InterruptedException {
    var claim = visit.field("claim").orElse("");
    if (claim.isBlank()) {
      return DeskAnswer.of(
          USAGE,
          "a dispute needs evidence: " + visit.way().part("claim") + ", saying what and why");
    }
    var findings = Findings.ofText("claim of " + visit.worker(), claim);
    if (findings.omitted() > 0) {
      return DeskAnswer.of(USAGE, Clerk.tooLong("claim", claim, Limits.CLAIM_CHARS_MAX));
    }
    return answered(
        visit, key, part, new AgentReply.Disputes(visit.worker(), findings, visit.usage()));
  }

  private DeskAnswer answered(Visit visit, OrderKey key, PlanningPart part, AgentReply reply)
      throws IOException, InterruptedException {
    var refusal = given(visit, key, reply);
    if (refusal.isPresent() && !isKept(key, visit.worker())) {
      return DeskAnswer.of(REFUSED, refusal.get());
    }
    awaitKept(key, visit.deadline(clock));
    boolean others =
        state.planning().owed() instanceof PlanningOwed.Turn turn && turn.part() != part;
    return others ? nothing(visit, part, visit.worker()) : awaitOrder(visit, part, visit.worker());
  }

  /// Hands the answer in. An order that is owed is soon on offer again, when a planning that was
  /// killed goes on.
  private Optional<String> given(Visit visit, OrderKey key, AgentReply reply)
      throws InterruptedException {
    var deadline = clock.instant().plus(COMES_BACK);
    while (true) {
      var seen = desk.changes();
      var refusal = desk.answer(key, visit.worker(), reply);
      boolean comes =
          desk.assignment(key).isEmpty()
              && state.planning().owed() instanceof PlanningOwed.Turn turn
              && turn.key().equals(key);
      if (refusal.isEmpty() || !comes || !clock.instant().isBefore(deadline)) {
        return refusal;
      }
      desk.awaitChange(seen, deadline);
    }
  }

  /// Whether this worker's answer is on record already: a call that is made again after a restart.
  private boolean isKept(OrderKey key, String worker) {
    return state.planning().turns().stream()
        .anyMatch(turn -> turn.key().equals(key) && turn.author().instance().equals(worker));
  }

  /// Waits until the rules have answered.
  private void awaitKept(OrderKey key, Instant deadline) throws InterruptedException {
    while (clock.instant().isBefore(deadline)) {
      var seen = desk.changes();
      if (state.planning().turns().stream().anyMatch(turn -> turn.key().equals(key))) {
        return;
      }
      desk.awaitChange(seen, deadline);
    }
  }
}

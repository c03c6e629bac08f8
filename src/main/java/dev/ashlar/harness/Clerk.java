package dev.ashlar.harness;

import dev.ashlar.agent.AgentReply;
import dev.ashlar.agent.Assignment;
import dev.ashlar.agent.Caller;
import dev.ashlar.agent.Desk;
import dev.ashlar.agent.DeskAnswer;
import dev.ashlar.agent.DeskCall;
import dev.ashlar.agent.DeskServer;
import dev.ashlar.agent.Trials;
import dev.ashlar.codec.ReplyCodec;
import dev.ashlar.orchestrator.Claims;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Role;
import dev.ashlar.orchestrator.RunState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Serves attached workers at the desk: hands orders out, tries visible tests, takes answers in,
/// and tells what came of them.
final class Clerk implements DeskServer.Clerk {
  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final int REFUSED = 3;
  private static final int WAITS = 4;
  private static final Pattern SLUG = Pattern.compile("([a-z]+)-(.+)-(v\\d+)-(a\\d+)-(t\\d+)");

  private final Desk desk;
  private final Supplier<RunState> state;
  private final Trials trials;
  private final Persons persons;
  private final Letters letters;
  private final PlanAuthors authors;
  private final InstantSource clock;

  /// Decides a person's wishes.
  @FunctionalInterface
  interface Persons {
    DeskAnswer serve(DeskCall call) throws InterruptedException;
  }

  Clerk(
      Desk desk,
      Supplier<RunState> state,
      Trials trials,
      Persons persons,
      Letters letters,
      PlanAuthors authors,
      InstantSource clock) {
    this.desk = desk;
    this.state = state;
    this.trials = trials;
    this.persons = persons;
    this.letters = letters;
    this.authors = authors;
    this.clock = clock;
  }

  @Override
  public DeskAnswer serve(DeskCall call, Caller caller) throws InterruptedException {
    var visit = new Visit(call, caller);
    caller.whenLeft(desk::changed);
    return switch (call.verb()) {
      case "next" -> next(visit);
      case "check" -> held(visit, key -> trials.check(key));
      case "submit" -> submit(visit);
      case "dispute" -> dispute(visit);
      default -> persons.serve(call);
    };
  }

  private DeskAnswer next(Visit visit) throws InterruptedException {
    var role = role(visit.field("role").orElse(""));
    if (role.isEmpty()) {
      return DeskAnswer.of(USAGE, "--role must be generator, evaluator or integrator");
    }
    var worker = visit.field("worker").orElseGet(() -> letters.newWorker(role.get(), state.get()));
    return awaitOrder(role.get(), worker, visit, visit.deadline(clock));
  }

  private DeskAnswer awaitOrder(Role role, String worker, Visit visit, Instant deadline)
      throws InterruptedException {
    while (true) {
      var seen = desk.changes();
      if (Prospect.of(state.get(), worker).orElse(new Prospect.NextTurn())
          instanceof Prospect.Over over) {
        return over(over, worker);
      }
      if (ended()) {
        return DeskAnswer.of(OK, "The run has ended; there is nothing left to do.");
      }
      var otherRole = authors.refusal(worker).or(() -> Claims.otherRole(state.get(), role, worker));
      if (otherRole.isPresent()) {
        return DeskAnswer.of(REFUSED, otherRole.get());
      }
      var open =
          desk.open(
              role,
              worker,
              key -> Claims.mayServe(state.get(), key, worker),
              Claims.urgency(state.get()));
      if (open.isPresent() && !visit.caller().hasLeft()) {
        var refusal =
            desk.claim(
                open.get().key(), worker, visit.field("agent").orElse(letters.agent(worker)));
        if (refusal.isEmpty()) {
          return brief(open.get(), worker, visit);
        }
      }
      if (!clock.instant().isBefore(deadline) || visit.caller().hasLeft()) {
        return nothing(role, worker, visit);
      }
      desk.awaitChange(seen, deadline);
    }
  }

  private DeskAnswer nothing(Role role, String worker, Visit visit) {
    var why =
        switch (Prospect.of(state.get(), worker).orElse(new Prospect.NextTurn())) {
          case Prospect.Wait wait -> wait.why();
          case Prospect.Over over -> over.why();
          case Prospect.NextTurn _ ->
              "no order for "
                  + (role == Role.GENERATOR ? "a " : "an ")
                  + word(role)
                  + " is open now";
        };
    return new DeskAnswer(
        WAITS,
        why + ".\n" + visit.way().askAgain(role.word(), visit.reader(worker)),
        Map.of("worker", worker));
  }

  private DeskAnswer brief(Assignment assignment, String worker, Visit visit) {
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

  private DeskAnswer over(Prospect.Over over, String worker) {
    return DeskAnswer.of(
        OK,
        over.why()
            + "."
            + letters.lastWord(worker, state.get()).map(text -> "\n\n" + text).orElse("")
            + "\nThis worker's life ends here: stop. (A fresh worker takes the next order.)");
  }

  private DeskAnswer submit(Visit visit) throws InterruptedException {
    return held(
        visit,
        key ->
            switch (key.kind()) {
              case GENERATE -> handIn(key, visit);
              case EVALUATE -> judge(key, visit);
              case ATTRIBUTE -> blame(key, visit);
              case GATE, SEAL, RECHECK, INTEGRATE, END_TO_END, POSTMORTEM ->
                  DeskAnswer.of(USAGE, "order " + key + " is not an agent's");
            });
  }

  private DeskAnswer handIn(OrderKey key, Visit visit) throws InterruptedException {
    var worker = visit.worker();
    var summary = visit.field("summary").orElse("");
    if (summary.isBlank()) {
      return DeskAnswer.of(
          USAGE,
          "a submission needs a summary of one page at most: " + visit.way().part("summary"));
    }
    if (summary.length() > Limits.SUMMARY_CHARS_MAX) {
      return DeskAnswer.of(USAGE, tooLong("summary", summary, Limits.SUMMARY_CHARS_MAX));
    }
    var refusal = desk.answer(key, worker, new AgentReply.HandedIn(worker, summary, visit.usage()));
    if (refusal.isPresent() && !answeredBefore(key, worker)) {
      return refused(refusal.get(), worker);
    }
    letters.awaitAnswered(key, state, desk, visit.deadline(clock));
    return awaitOrder(Role.GENERATOR, worker, visit, visit.deadline(clock));
  }

  /// Whether this worker's answer to the order is already in the journal: a call that is made again
  /// after a restart.
  private boolean answeredBefore(OrderKey key, String worker) {
    var known =
        Optional.ofNullable(state.get().workers().get(worker)).flatMap(seen -> seen.attempt());
    return known
        .filter(attempt ->
            attempt.module().equals(key.subject())
                && attempt.version() == key.version()
                && attempt.attempt() == key.attempt())
        .isPresent();
  }

  private DeskAnswer refused(String why, String worker) {
    var over = Prospect.of(state.get(), worker);
    return over.isPresent() && over.get() instanceof Prospect.Over ended
        ? over(ended, worker)
        : DeskAnswer.of(REFUSED, why);
  }

  private DeskAnswer judge(OrderKey key, Visit visit) throws InterruptedException {
    var worker = visit.worker();
    return switch (ReplyCodec.judgment(visit.field("verdict").orElse(""))) {
      case ReplyCodec.Reading.Refused<ReplyCodec.Judgment>(var reason) ->
          DeskAnswer.of(
              USAGE, "the verdict is not taken: " + reason + ".\nMend it and submit again.");
      case ReplyCodec.Reading.Read<ReplyCodec.Judgment>(var judgment) -> {
        var word = AgentReply.Judgment.valueOf(judgment.verdict());
        yield taken(
            desk.answer(
                key,
                worker,
                new AgentReply.Judges(worker, word, judgment.findings(), visit.usage())),
            "Taken. The run goes on with it.");
      }
    };
  }

  private DeskAnswer blame(OrderKey key, Visit visit) throws InterruptedException {
    var worker = visit.worker();
    var blamable = new TreeSet<>(state.get().modules().keySet());
    blamable.add(key.subject());
    return switch (ReplyCodec.attribution(visit.field("attribution").orElse(""), blamable)) {
      case ReplyCodec.Reading.Refused<dev.ashlar.orchestrator.Attribution>(var reason) ->
          DeskAnswer.of(
              USAGE, "the attribution is not taken: " + reason + ".\nMend it and submit again.");
      case ReplyCodec.Reading.Read<dev.ashlar.orchestrator.Attribution>(var pair) ->
          taken(
              desk.answer(key, worker, new AgentReply.Blames(worker, pair, visit.usage())),
              "Taken. A person reads your reason beside the evidence and decides; you are done.");
    };
  }

  private static DeskAnswer taken(Optional<String> refusal, String thanks) {
    return refusal.map(why -> DeskAnswer.of(REFUSED, why)).orElse(DeskAnswer.of(OK, thanks));
  }

  private DeskAnswer dispute(Visit visit) throws InterruptedException {
    var claim = visit.field("claim").orElse("");
    if (claim.isBlank()) {
      return DeskAnswer.of(
          USAGE,
          "a dispute needs evidence: "
              + visit.way().part("claim")
              + ", saying which clause or case is wrong and why");
    }
    var worker = visit.worker();
    return held(
        visit,
        key -> {
          if (key.kind() != OrderKey.Kind.GENERATE) {
            return DeskAnswer.of(USAGE, "an evaluator disputes with the verdict DISPUTED");
          }
          var findings = Findings.ofText("claim of " + worker, claim);
          if (findings.omitted() > 0) {
            return DeskAnswer.of(USAGE, tooLong("claim", claim, Limits.CLAIM_CHARS_MAX));
          }
          var refusal =
              desk.answer(key, worker, new AgentReply.Disputes(worker, findings, visit.usage()));
          if (refusal.isPresent()) {
            return refused(refusal.get(), worker);
          }
          letters.awaitAnswered(key, state, desk, visit.deadline(clock));
          return awaitOrder(Role.GENERATOR, worker, visit, visit.deadline(clock));
        });
  }

  static String tooLong(String what, String text, int max) {
    return "the "
        + what
        + " has "
        + text.length()
        + " characters, at most "
        + max
        + " are taken; shorten it and try again";
  }

  @FunctionalInterface
  private interface OnOrder {
    DeskAnswer serve(OrderKey key) throws InterruptedException;
  }

  private DeskAnswer held(Visit visit, OnOrder serve) throws InterruptedException {
    var slug = visit.field("order").orElse("");
    var key = key(slug);
    if (key.isEmpty()) {
      return DeskAnswer.of(
          USAGE,
          "`"
              + slug
              + "` is not an order; the brief names yours, such as generate-parser-v1-a1-t1");
    }
    return visit.field("worker").isEmpty()
        ? DeskAnswer.of(USAGE, "--worker is missing; the brief names yours")
        : serve.serve(key.get());
  }

  static Optional<OrderKey> key(String slug) {
    var match = SLUG.matcher(slug);
    try {
      return match.matches()
          ? Optional.of(
              OrderKey.parse(
                  "%s %s %s %s %s"
                      .formatted(
                          match.group(1),
                          match.group(2),
                          match.group(3),
                          match.group(4),
                          match.group(5))))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean ended() {
    var control = state.get().control();
    return control.outcome().isPresent() || control.stopped().isPresent();
  }

  private static Optional<Role> role(String word) {
    return switch (word) {
      case "generator" -> Optional.of(Role.GENERATOR);
      case "evaluator" -> Optional.of(Role.EVALUATOR);
      case "integrator" -> Optional.of(Role.INTEGRATOR);
      default -> Optional.empty();
    };
  }

  private static String word(Role role) {
    return role.name().toLowerCase(java.util.Locale.ROOT);
  }
}

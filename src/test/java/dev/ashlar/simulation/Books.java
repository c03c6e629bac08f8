package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Usage;
import dev.ashlar.plan.Budget;
import dev.ashlar.plan.ModuleName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The witness's own books: what was reserved, spent and held, by whom, and whether a budget paid
/// for each order when it was issued.
final class Books {
  private static final int TURNS_DEFAULT = 10;
  private static final int ATTEMPTS_DEFAULT = 3;

  /// One scope's figures.
  private static final class Page {
    long tokens;
    long usd;
    long heldTokens;
    long heldUsd;
    int turns;
    int unknown;
    int unpriced;
  }

  /// How far a scope's books may go: to the ceiling below which a reservation last fitted, and
  /// beyond it by what was committed since that no ceiling of the scope had to allow. Nothing,
  /// before a first reservation.
  private static final class Reach {
    private static final long UNBOUNDED = Long.MAX_VALUE / 1_000;

    private long tokens;
    private long usd;

    void fitted(Budget budget, long times) {
      tokens = budget.tokens().orElse(UNBOUNDED) * times;
      usd = budget.usdMicros().orElse(UNBOUNDED) * times;
    }

    void beyond(Amount amount) {
      tokens += amount.tokens();
      usd += amount.usdMicros();
    }

    boolean allows(Amount committed) {
      return committed.tokens() <= tokens && committed.usdMicros() <= usd;
    }

    @Override
    public String toString() {
      return tokens + " tokens, " + usd + " micros";
    }
  }

  private static final Page BLANK = new Page();

  private record Attempt(ModuleName module, int version, int attempt) {
    static Attempt of(OrderKey key) {
      return new Attempt(key.subject(), key.version(), key.attempt());
    }
  }

  private final Page run = new Page();
  private final Map<ModuleName, Page> pages = new HashMap<>();
  private final Map<Attempt, Duration> times = new HashMap<>();
  private final Map<ModuleName, Integer> grants = new HashMap<>();
  private final Map<ModuleName, Reach> moduleReaches = new HashMap<>();
  private final Reach runReach = new Reach();
  private final Map<ModuleName, Integer> excused = new HashMap<>();
  private final Map<ModuleName, OrderKey> turns = new HashMap<>();
  private final Map<ModuleName, Boolean> answered = new HashMap<>();
  private int runGrants;
  private final boolean repeatable;

  Books(RunState begun) {
    repeatable = begun.charter().plan().roles().generator().repeatable();
  }

  void agenda(RunState state, List<Order> due) {
    if (!due.isEmpty()) {
      affordable(state, due.getFirst());
    }
  }

  void issued(RunState before, Order order) {
    affordable(before, order);
    var key = order.key();
    if (!Replies.costs(key.kind())) {
      return;
    }
    runReach.fitted(before.charter().plan().budget(), 1L + runGrants);
    if (key.kind() == OrderKey.Kind.GENERATE) {
      var granted = grants.getOrDefault(key.subject(), 0);
      reach(key.subject()).fitted(before.spec(key.subject()).budget(), 1L + granted);
      nextTurn(key);
    } else {
      reach(key.subject()).beyond(order.reserve());
    }
  }

  private void affordable(RunState before, Order order) {
    var key = order.key();
    if (!Replies.costs(key.kind())) {
      unless(order.reserve().equals(Amount.NONE), "what-costs-nothing-reserves-nothing", order);
      return;
    }
    var plan = before.charter().plan();
    var times = 1L + runGrants;
    within(plan.budget(), times, before.ledger().run(), order, "run-budget");
    long turnsFlying = before.flights().stream().filter(f -> Replies.costs(f.key().kind())).count();
    unless(
        plan.budget().turns().isEmpty()
            || run.turns + turnsFlying + 1 <= plan.budget().turns().getAsInt() * times,
        "run-turns",
        key);
    unless(
        plan.budget().wallClock().isEmpty()
            || before
                    .control()
                    .elapsed()
                    .compareTo(plan.budget().wallClock().get().multipliedBy(times))
                < 0,
        "run-wall-clock",
        key);
    if (key.kind() == OrderKey.Kind.GENERATE) {
      generatorAffordable(before, order);
    }
  }

  private void generatorAffordable(RunState before, Order order) {
    var key = order.key();
    var budget = before.spec(key.subject()).budget();
    var granted = grants.getOrDefault(key.subject(), 0);
    var books = before.ledger().of("module " + key.subject());
    within(budget, 1L + granted, books, order, "module-budget");
    unless(key.turn() <= budget.turns().orElse(TURNS_DEFAULT), "turns-of-an-attempt", key);
    unless(
        key.attempt()
            <= budget.attempts().orElse(ATTEMPTS_DEFAULT) * (1 + granted)
                + excused.getOrDefault(key.subject(), 0),
        "attempts-of-a-module",
        key);
    unless(
        budget.wallClock().isEmpty()
            || times
                    .getOrDefault(Attempt.of(key), Duration.ZERO)
                    .compareTo(budget.wallClock().get())
                < 0,
        "attempt-wall-clock",
        key);
  }

  private static void within(Budget budget, long times, Account books, Order order, String law) {
    ceiling(budget.tokens(), times, books.committed().tokens(), order.reserve().tokens(), law);
    ceiling(
        budget.usdMicros(), times, books.committed().usdMicros(), order.reserve().usdMicros(), law);
  }

  private static void ceiling(OptionalLong most, long times, long used, long more, String law) {
    unless(
        most.isEmpty() || (more > 0 && used + more <= most.getAsLong() * times), law, used, more);
  }

  /// A generator's turns only go forward; the same turn is ordered again only if nobody answered
  /// it.
  private void nextTurn(OrderKey key) {
    var last = turns.put(key.subject(), key);
    if (last != null) {
      var ahead =
          key.version() != last.version()
              ? key.version() - last.version()
              : key.attempt() != last.attempt()
                  ? key.attempt() - last.attempt()
                  : key.turn() - last.turn();
      unless(
          ahead > 0 || (ahead == 0 && !answered.getOrDefault(key.subject(), false)),
          "turns-go-forward",
          last,
          key);
    }
    answered.put(key.subject(), false);
  }

  void answered(RunState before, Event.Reply reply, Witness.Open open) {
    var key = reply.key();
    var usage = Replies.usage(reply);
    if (usage.isEmpty()) {
      released(open.order());
      return;
    }
    charge(key, open.order().reserve(), usage.get());
    if (key.kind() == OrderKey.Kind.GENERATE && !Replies.unavailable(reply)) {
      answered.put(key.subject(), true);
      spent(open, reply.at());
    }
  }

  void grounded(RunState before, Witness.Open open, Instant until, Witness.Cause cause) {
    var key = open.order().key();
    if (key.kind() == OrderKey.Kind.GENERATE) {
      spent(open, until);
    }
    var mayStillAnswer = cause == Witness.Cause.CONTINUED && open.attached();
    if (Replies.costs(key.kind()) && open.workedOn() && !repeatable && !mayStillAnswer) {
      charge(key, open.order().reserve(), Usage.UNKNOWN);
    } else {
      released(open.order());
    }
  }

  private void released(Order order) {
    if (order.key().kind() != OrderKey.Kind.GENERATE) {
      reach(order.key().subject()).beyond(Amount.NONE.minus(order.reserve()));
    }
  }

  private void spent(Witness.Open open, Instant until) {
    var time = open.workedOn() ? Duration.between(open.since(), until) : Duration.ZERO;
    times.merge(
        Attempt.of(open.order().key()), time.isNegative() ? Duration.ZERO : time, Duration::plus);
  }

  private void charge(OrderKey key, Amount reserved, Usage usage) {
    reached(key, reserved, usage);
    var module = pages.computeIfAbsent(key.subject(), _ -> new Page());
    for (var page : List.of(run, module)) {
      page.turns++;
      page.unknown += usage.tokens().isPresent() ? 0 : 1;
      page.unpriced += usage.usdMicros().isPresent() ? 0 : 1;
      page.tokens += usage.tokens().orElse(0);
      page.usd += usage.usdMicros().orElse(0);
      page.heldTokens += usage.tokens().isPresent() ? 0 : reserved.tokens();
      page.heldUsd += usage.usdMicros().isPresent() ? 0 : reserved.usdMicros();
    }
  }

  /// A ceiling is passed by nothing but what turns under way cost beyond their reservations; a
  /// gateway keeps that to one call a turn. A module's ceiling bounds its generators, so it is
  /// passed by all that a judgment costs, which the run pays.
  private void reached(OrderKey key, Amount reserved, Usage usage) {
    var more =
        new Amount(
            usage.tokens().orElse(reserved.tokens()) - reserved.tokens(),
            usage.usdMicros().orElse(reserved.usdMicros()) - reserved.usdMicros());
    var overspent = new Amount(Math.max(0, more.tokens()), Math.max(0, more.usdMicros()));
    runReach.beyond(overspent);
    reach(key.subject()).beyond(key.kind() == OrderKey.Kind.GENERATE ? overspent : more);
  }

  private Reach reach(ModuleName name) {
    return moduleReaches.computeIfAbsent(name, _ -> new Reach());
  }

  private static void below(Account books, Reach reach, String law, Object scope) {
    unless(reach.allows(books.committed()), law, scope, books, reach);
  }

  void granted(RunState before, Event.QuestionAnswered event) {
    var question = before.questions().get(event.question());
    if (event.answer() != Answer.MORE || question == null) {
      return;
    }
    if (question.kind() == Question.Kind.RUN_BUDGET) {
      runGrants++;
    } else {
      grants.merge(question.subject(), 1, Integer::sum);
    }
  }

  void amended(Event.ContractAmended event) {
    excused.remove(event.amended().name());
    if (event.interfaceChanged()) {
      everyModuleMayBeExcused();
    }
  }

  private void everyModuleMayBeExcused() {
    for (var name : turns.keySet()) {
      excused.merge(name, 1, Integer::sum);
    }
  }

  /// The run's page and, after an event about a module, that module's.
  void check(RunState after, Map<OrderKey, Witness.Open> open, Event event) {
    below(
        after.ledger().run(),
        runReach,
        "beyond-a-ceiling-only-what-turns-under-way-overspent",
        "run");
    page(after.ledger().run(), run, reserved(open, null), "run");
    unless(after.control().grants() == runGrants, "grants-are-counted");
    switch (event) {
      case Event.Reply reply when after.hasModule(reply.key().subject()) ->
          module(after, open, reply.key().subject());
      case Event.OrderIssued issued when after.hasModule(issued.key().subject()) ->
          module(after, open, issued.key().subject());
      case Event.Reply _, Event.OrderIssued _, Event.RunAdmitted _, Event.RunPaused _ -> {}
      case Event.RunContinued _,
          Event.RunStopped _,
          Event.QuestionAnswered _,
          Event.ContractAmended _,
          Event.TestsAmended _ ->
          after.modules().keySet().forEach(name -> module(after, open, name));
    }
  }

  void ended(RunState state) {
    state.modules().keySet().forEach(name -> module(state, Map.of(), name));
  }

  private void module(RunState after, Map<OrderKey, Witness.Open> open, ModuleName name) {
    below(
        after.ledger().of("module " + name),
        reach(name),
        "beyond-a-module's-ceiling-only-overspending-and-judgments",
        name);
    page(
        after.ledger().of("module " + name),
        pages.getOrDefault(name, BLANK),
        reserved(open, name),
        name);
    var progress = after.module(name);
    var attempt = new Attempt(name, progress.version(), progress.attempt());
    unless(
        progress.attemptTime().equals(times.getOrDefault(attempt, Duration.ZERO)),
        "attempt-time",
        name,
        progress.attemptTime());
  }

  private static Amount reserved(Map<OrderKey, Witness.Open> open, ModuleName name) {
    var sum = Amount.NONE;
    for (var each : open.values()) {
      if (name == null || each.order().key().subject().equals(name)) {
        sum = sum.plus(each.order().reserve());
      }
    }
    return sum;
  }

  private static void page(Account books, Page page, Amount reserved, Object scope) {
    unless(books.reserved().equals(reserved), "reserved-is-what-flies", scope, books, reserved);
    unless(
        books.spent().tokens() == page.tokens && books.spent().usdMicros() == page.usd,
        "spent-is-what-was-reported",
        scope,
        books,
        page.tokens);
    unless(
        books.held().tokens() == page.heldTokens && books.held().usdMicros() == page.heldUsd,
        "held-is-what-is-unknown",
        scope,
        books,
        page.heldTokens);
    unless(
        books.turns() == page.turns
            && books.unknownTurns() == page.unknown
            && books.unpricedTurns() == page.unpriced,
        "turns-are-counted-once",
        scope,
        books,
        page.turns);
  }
}

package dev.ashlar.simulation;

import static dev.ashlar.simulation.Violation.unless;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Watches a run from outside: keeps its own simple record of what was ordered and answered, and
/// holds every new state against it.
///
/// It decides for itself which events count, with no code of the core: an answer counts once, while
/// its order is open, if it is of the order's kind.
final class Witness {
  /// One open order, as the witness saw it issued.
  record Open(Order order, Instant since, boolean claimed, boolean attached) {
    /// An order for attached workers that nobody has taken costs neither time nor money.
    boolean workedOn() {
      return claimed || !attached;
    }
  }

  private final Map<OrderKey, Open> open = new HashMap<>();
  private final Books books;
  private final Evidence evidence;
  private final Guests guests = new Guests();
  private final Courses courses = new Courses();
  private int ignored;
  private int postmortems;
  private Duration elapsed = Duration.ZERO;
  private final boolean attached;
  private Instant lastAt;

  Witness(RunState begun) {
    books = new Books(begun);
    evidence = new Evidence(begun);
    lastAt = begun.control().lastAt();
    attached = begun.charter().plan().roles().generator().attached();
  }

  /// What is due must be owed by the witness's record too.
  void agenda(RunState state, List<Order> due) {
    Agenda.check(state, due);
    evidence.agenda(state, due);
    books.agenda(state, due);
  }

  void see(RunState before, Event event, RunState after, List<Order> due) {
    time(event);
    var counts = counts(before, event, due);
    if (!counts) {
      ignored++;
      unless(same(before, after), "what-does-not-count-changes-nothing", event);
    }
    unless(
        after.control().ignored() == ignored,
        "ignored-is-counted",
        after.control().ignored(),
        event);
    unless(
        after.control().elapsed().equals(elapsed), "elapsed", after.control().elapsed(), elapsed);
    if (counts) {
      apply(before, event, after, due);
      courses.happened(event, after);
    }
    lastAt = event.at();
    books.check(after, open, event);
    evidence.check(after);
    Shape.check(after);
    flights(after, event);
  }

  void ended(RunState state) {
    unless(open.isEmpty(), "nothing-in-flight-at-the-end", open.keySet());
    unless(state.control().postmortems() == postmortems && postmortems > 0, "postmortem-written");
    evidence.ended(state);
    books.ended(state);
  }

  private void time(Event event) {
    var passed = Duration.between(lastAt, event.at());
    if (open.values().stream().anyMatch(Open::workedOn)
        && !passed.isNegative()
        && !(event instanceof Event.RunContinued)) {
      elapsed = elapsed.plus(passed);
    }
  }

  private boolean counts(RunState before, Event event, List<Order> due) {
    var stopped = before.control().stopped().isPresent();
    return switch (event) {
      case Event.RunAdmitted _ -> false;
      case Event.RunContinued _, Event.RunPaused _ -> true;
      case Event.RunStopped _ -> before.control().outcome().isEmpty();
      case Event.OrderIssued e -> ordered(due, e.key()).isPresent();
      case Event.OrderClaimed e -> guests.mayClaim(e, open.get(e.key()));
      case Event.Reply e -> open.containsKey(e.key()) && Replies.answer(e, e.key().kind());
      case Event.QuestionAnswered e -> {
        var question = before.questions().get(e.question());
        yield question != null && question.options().contains(e.answer().word());
      }
      case Event.ContractAmended e ->
          !stopped
              && before.hasModule(e.amended().name())
              && e.amended().needs().stream().allMatch(before::hasModule)
              && e.amended().version() == before.module(e.amended().name()).version() + 1;
      case Event.TestsAmended e -> !stopped && before.isComposition(e.composition());
    };
  }

  private static Optional<Order> ordered(List<Order> due, OrderKey key) {
    return due.stream().filter(order -> order.key().equals(key)).findFirst();
  }

  private void apply(RunState before, Event event, RunState after, List<Order> due) {
    switch (event) {
      case Event.OrderIssued e -> issued(before, e, ordered(due, e.key()).orElseThrow());
      case Event.OrderClaimed e -> claimed(e);
      case Event.PostmortemWritten e -> {
        postmortems++;
        open.remove(e.key());
        unless(after.control().outcome().isPresent(), "the-postmortem-ends-the-run");
      }
      case Event.Reply e -> {
        var answered = open.remove(e.key());
        books.answered(before, e, answered);
        evidence.answered(e, answered, before);
        courses.answered(before, e, after);
      }
      case Event.RunContinued e -> grounded(before, lastAt, Cause.CONTINUED);
      case Event.RunStopped e -> grounded(before, e.at(), Cause.STOPPED);
      case Event.QuestionAnswered e -> {
        if (e.answer() == dev.ashlar.orchestrator.Answer.STOP) {
          grounded(before, e.at(), Cause.STOPPED);
        } else {
          books.granted(before, e);
        }
        evidence.decided(before, e);
      }
      case Event.ContractAmended e -> amended(before, e);
      case Event.TestsAmended e -> retested(before, e);
      case Event.RunPaused _, Event.RunAdmitted _ -> {}
    }
  }

  /// Why open orders were taken back.
  enum Cause {
    CONTINUED,
    STOPPED,
    AMENDED
  }

  private void issued(RunState before, Event.OrderIssued event, Order order) {
    unless(!open.containsKey(event.key()), "never-issued-twice", event.key());
    books.issued(before, order);
    evidence.issued(before, order);
    guests.issued(event.key());
    open.put(
        event.key(),
        new Open(order, event.at(), false, attached && Replies.costs(event.key().kind())));
  }

  private void claimed(Event.OrderClaimed event) {
    guests.claimed(event);
    var order = open.get(event.key());
    open.put(event.key(), new Open(order.order(), event.at(), true, order.attached()));
  }

  private void grounded(RunState before, Instant until, Cause cause) {
    for (var entry : open.values()) {
      books.grounded(before, entry, until, cause);
    }
    open.clear();
  }

  private void retested(RunState before, Event.TestsAmended event) {
    evidence.retested(event.composition());
    for (var key : List.copyOf(open.keySet())) {
      if (key.kind() == OrderKey.Kind.POSTMORTEM || key.subject().equals(event.composition())) {
        books.grounded(before, open.remove(key), event.at(), Cause.AMENDED);
      }
    }
  }

  private void amended(RunState before, Event.ContractAmended event) {
    var touched = evidence.amended(before, event);
    books.amended(event);
    for (var key : List.copyOf(open.keySet())) {
      var composition = key.version() == 0;
      if (composition
          ? evidence.decomposed(before, key, touched)
          : touched.contains(key.subject())) {
        books.grounded(before, open.remove(key), event.at(), Cause.AMENDED);
      }
    }
  }

  /// Whether nothing differs but the clock and the count of what was ignored.
  static boolean same(RunState one, RunState other) {
    return one.charter().equals(other.charter())
        && one.modules().equals(other.modules())
        && one.tiers().equals(other.tiers())
        && one.endToEnd().equals(other.endToEnd())
        && one.ledger().equals(other.ledger())
        && one.questions().equals(other.questions())
        && one.workers().equals(other.workers())
        && one.control().paused() == other.control().paused()
        && one.control().stopped().equals(other.control().stopped())
        && one.control().grants() == other.control().grants()
        && one.control().asked() == other.control().asked()
        && one.control().postmortems() == other.control().postmortems()
        && one.control().postmortem().equals(other.control().postmortem())
        && one.control().outcome().equals(other.control().outcome());
  }

  private void flights(RunState after, Event event) {
    var flights = after.flights();
    unless(
        flights.size() == open.size(), "flights-are-what-is-open", flights, open.keySet(), event);
    for (var flight : flights) {
      var known = open.get(flight.key());
      unless(
          known != null
              && known.since().equals(flight.since())
              && known.order().reserve().equals(flight.reserved())
              && known.claimed() == flight.worker().isPresent(),
          "a-flight-is-as-issued",
          flight,
          known);
    }
  }
}

package dev.ashlar.harness;

import dev.ashlar.codec.Recording;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Evolution;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.ModuleName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The person of a recorded run: gives the answers and amendments of the record when the same
/// question comes up again.
///
/// What is still to be decided follows from the state alone, so a replay that was killed and is
/// continued decides the same.
final class RecordedPerson {
  private final List<Decision> decisions;
  private final InstantSource clock;

  /// A recorded decision: the `nth` about this subject, taken while the question of that kind was
  /// open, or none was; `before` is the state it was taken in.
  private record Decision(
      Event event, ModuleName subject, Optional<Question.Kind> kind, int nth, RunState before) {
    boolean is(About about, int ordinal) {
      return subject.equals(about.subject()) && kind.equals(about.kind()) && nth == ordinal;
    }
  }

  private record About(ModuleName subject, Optional<Question.Kind> kind) {}

  private RecordedPerson(List<Decision> decisions, InstantSource clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  static RecordedPerson of(Recording recording, InstantSource clock) {
    return new RecordedPerson(decisions(recording.events()), clock);
  }

  /// The decision that is due in this state, after these events; empty if the record holds none for
  /// it.
  Optional<Event> due(List<Event> events, RunState state) {
    var taken = new HashMap<About, Integer>();
    decisions(events)
        .forEach(decision ->
            taken.merge(new About(decision.subject(), decision.kind()), 1, Integer::sum));
    for (var question : state.questions().values()) {
      var about = new About(question.subject(), Optional.of(question.kind()));
      var next = find(about, taken.getOrDefault(about, 0) + 1);
      if (next.isPresent()) {
        return Optional.of(restated(next.get().event(), question.id()));
      }
    }
    return decisions.stream()
        .filter(decision -> decision.kind().isEmpty())
        .filter(decision -> {
          var about = new About(decision.subject(), Optional.empty());
          return decision.nth() == taken.getOrDefault(about, 0) + 1;
        })
        .filter(decision -> hasReached(state, decision))
        .findFirst()
        .map(decision -> restated(decision.event(), ""));
  }

  /// Whether this person also acts when nobody asks, and so has to look at every event.
  boolean actsUnasked() {
    return decisions.stream().anyMatch(decision -> decision.kind().isEmpty());
  }

  /// What nobody asked for is decided when the run is as far as it was: the module at the same turn
  /// or sealed, and the whole as green.
  private static boolean hasReached(RunState state, Decision decision) {
    if (!state.hasModule(decision.subject())) {
      return !decision.before().tier(decision.subject()).isGreen()
          || state.tier(decision.subject()).isGreen();
    }
    var then = decision.before().module(decision.subject());
    var now = state.module(decision.subject());
    var moduleIsThere =
        then.seal().isPresent()
            ? now.seal().isPresent()
            : now.attempt() >= then.attempt() && now.turn() >= then.turn();
    return now.version() == then.version()
        && moduleIsThere
        && (!decision.before().endToEnd().isGreen() || state.endToEnd().isGreen());
  }

  private Optional<Decision> find(About about, int nth) {
    return decisions.stream().filter(decision -> decision.is(about, nth)).findFirst();
  }

  private Event restated(Event event, String question) {
    return switch (event) {
      case Event.QuestionAnswered e ->
          new Event.QuestionAnswered(clock.instant(), question, e.answer(), e.by(), e.note());
      case Event.ContractAmended e ->
          new Event.ContractAmended(
              clock.instant(),
              e.amended(),
              e.planDigest(),
              e.contracts(),
              e.interfaceChanged(),
              e.by(),
              e.reason(),
              e.changes());
      case Event.TestsAmended e ->
          new Event.TestsAmended(
              clock.instant(), e.composition(), e.planDigest(), e.by(), e.reason(), e.changes());
      case Event.RunAdmitted _,
          Event.RunContinued _,
          Event.RunPaused _,
          Event.RunStopped _,
          Event.OrderIssued _,
          Event.Reply _ ->
          throw new IllegalStateException("not a decision: " + event);
    };
  }

  private static List<Decision> decisions(List<Event> events) {
    var found = new ArrayList<Decision>();
    var counts = new HashMap<About, Integer>();
    var state = Evolution.begin((Event.RunAdmitted) events.getFirst());
    for (var event : events.subList(1, events.size())) {
      var about = about(event, state);
      if (about.isPresent()) {
        var nth = counts.merge(about.get(), 1, Integer::sum);
        found.add(new Decision(event, about.get().subject(), about.get().kind(), nth, state));
      }
      state = Evolution.evolve(state, event);
    }
    return found;
  }

  private static Optional<About> about(Event event, RunState before) {
    return switch (event) {
      case Event.QuestionAnswered e ->
          Optional.ofNullable(before.questions().get(e.question()))
              .map(question -> new About(question.subject(), Optional.of(question.kind())));
      case Event.ContractAmended e -> Optional.of(amended(e.amended().name(), before.questions()));
      case Event.TestsAmended e -> Optional.of(amended(e.composition(), before.questions()));
      case Event.RunAdmitted _,
          Event.RunContinued _,
          Event.RunPaused _,
          Event.RunStopped _,
          Event.OrderIssued _,
          Event.Reply _ ->
          Optional.empty();
    };
  }

  /// An amendment answers the module's own open question, else that of a composition.
  private static About amended(ModuleName module, Map<String, Question> open) {
    return open.values().stream()
        .filter(question -> question.subject().equals(module))
        .findFirst()
        .or(() ->
            open.values().stream()
                .filter(question -> question.kind() == Question.Kind.RED)
                .findFirst())
        .map(question -> new About(question.subject(), Optional.of(question.kind())))
        .orElse(new About(module, Optional.empty()));
  }
}

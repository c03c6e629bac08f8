package dev.ashlar.architect;

import dev.ashlar.architect.PlanningOwed.Why;
import dev.ashlar.architect.PlanningTurn.Came;
import dev.ashlar.orchestrator.Amount;
import dev.ashlar.orchestrator.Failure;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The state of a planning: its terms and every complete turn. What is owed next follows from them
/// alone, so going on after a kill is reading the turns and asking.
public record Planning(Terms terms, List<PlanningTurn> turns) {
  /// Of what is left, so much is set aside for one turn; a turn whose cost nobody knows is counted
  /// with it.
  private static final long SHARE = 4;

  /// Less than this part of the budget is nothing.
  private static final long REST = 50;

  private static final Set<Failure> NEVER_WORKED = Set.of(Failure.CANCELLED, Failure.NOT_RECORDED);

  public Planning {
    turns = List.copyOf(turns);
  }

  /// What is wanted, how many turns each author may have, and what all of them may cost; 0 is
  /// without bound.
  public record Terms(Goal goal, int turns, Amount budget) {}

  /// What a planning is for.
  public enum Goal {
    /// The facts that a brief states, for its assessment.
    FACTS,
    /// A plan and its tests.
    PLAN;

    private PlanningPart first() {
      return this == FACTS ? PlanningPart.FACTS : PlanningPart.PLAN;
    }
  }

  public Planning with(PlanningTurn turn) {
    var all = new ArrayList<>(turns);
    all.add(turn);
    return new Planning(terms, all);
  }

  /// The same under other terms, as a person may set them between turns.
  public Planning under(Terms other) {
    return new Planning(other, turns);
  }

  /// What is owed next.
  public PlanningOwed owed() {
    var place = Place.start(terms.goal().first());
    for (var turn : turns) {
      place = place.after(turn);
    }
    if (place.over().isPresent()) {
      return new PlanningOwed.Over(Why.NOT_PLANNABLE, place.over().get());
    }
    return place.done() ? done() : owed(place);
  }

  private PlanningOwed done() {
    return switch (terms.goal()) {
      case FACTS -> new PlanningOwed.Judgment();
      case PLAN -> new PlanningOwed.Approval();
    };
  }

  private PlanningOwed owed(Place place) {
    var part = place.part();
    if (used(part) >= terms.turns()) {
      return new PlanningOwed.Over(
          Why.TURNS_USED_UP,
          "the %s has had all of its %d turns".formatted(part.author(), terms.turns()));
    }
    var left = left();
    if (isUsedUp(left.tokens(), terms.budget().tokens())
        || isUsedUp(left.usdMicros(), terms.budget().usdMicros())) {
      return new PlanningOwed.Over(Why.BUDGET_USED_UP, "the budget is used up");
    }
    return new PlanningOwed.Turn(
        part,
        part.key(place.version(), place.attempt(), place.turn()),
        place.carry(),
        place.holder(),
        new Amount(left.tokens() / SHARE, left.usdMicros() / SHARE));
  }

  private static boolean isUsedUp(long left, long budget) {
    return budget > 0 && left <= budget / REST;
  }

  /// How many turns of agents that part has had.
  public long used(PlanningPart part) {
    return turns.stream()
        .filter(turn -> turn.part() == part && turn.came() != Came.SENT_BACK)
        .count();
  }

  /// What is left of the budget; 0 where it has no bound.
  private Amount left() {
    long tokens = 0;
    long usdMicros = 0;
    for (var turn : turns) {
      tokens += turn.usage().tokens().orElse(turn.reserved().tokens());
      usdMicros += turn.usage().usdMicros().orElse(turn.reserved().usdMicros());
    }
    return new Amount(
        Math.max(0, terms.budget().tokens() - tokens),
        Math.max(0, terms.budget().usdMicros() - usdMicros));
  }

  /// The instances that have worked on that part, each once, in order; not those that were kept
  /// from it.
  public List<PlanningTurn.Author> authors(PlanningPart part) {
    return turns.stream()
        .filter(turn -> turn.part() == part && turn.came() != Came.SENT_BACK)
        .filter(turn -> turn.failure().isEmpty() || !NEVER_WORKED.contains(turn.failure().get()))
        .map(PlanningTurn::author)
        .distinct()
        .toList();
  }

  /// The last turn at that part whose files lie in the record.
  public Optional<PlanningTurn> lastHandedIn(PlanningPart part) {
    return turns.reversed().stream()
        .filter(turn -> turn.part() == part && turn.came() == Came.HANDED_IN)
        .findFirst();
  }

  /// How far a planning is: the part that is being written, and by which attempt. `notes` is what
  /// the tester of this version said when it last handed in.
  private record Place(
      PlanningPart part,
      int version,
      int attempt,
      int turn,
      Findings carry,
      Optional<String> holder,
      Optional<String> planner,
      Optional<String> notes,
      Optional<String> over,
      boolean done) {

    static Place start(PlanningPart first) {
      return new Place(
          first,
          1,
          1,
          1,
          Findings.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);
    }

    Place after(PlanningTurn turn) {
      return switch (turn.came()) {
        case HANDED_IN -> turn.accepted() ? accepted(turn) : mended(turn);
        case DISPUTED ->
            part == PlanningPart.TESTS
                ? again(Findings.ofText("the tester of your plan", turn.words()))
                : ended(turn.words());
        case SENT_BACK -> again(Findings.ofText("the person who read your plan", turn.words()));
        case FAILED -> failed(turn);
      };
    }

    private Place accepted(PlanningTurn turn) {
      return part == PlanningPart.PLAN
          ? new Place(
              PlanningPart.TESTS,
              version,
              1,
              1,
              Findings.NONE,
              Optional.empty(),
              Optional.of(turn.author().instance()),
              Optional.empty(),
              over,
              false)
          : new Place(
              part,
              version,
              attempt,
              this.turn,
              Findings.NONE,
              holder,
              planner,
              Optional.of(turn.words()),
              over,
              true);
    }

    private Place mended(PlanningTurn turn) {
      var told = part == PlanningPart.TESTS ? Optional.of(turn.words()) : notes;
      return next(turn.problems(), turn.author().instance(), told);
    }

    private Place next(Findings problems, String instance, Optional<String> notes) {
      return new Place(
          part,
          version,
          attempt,
          turn + 1,
          problems,
          Optional.of(instance),
          planner,
          notes,
          over,
          false);
    }

    /// The plan's next version, by the same planner, who is told too what the tester said last of
    /// the contracts, such as how it read a vague one.
    private Place again(Findings words) {
      var all = new ArrayList<>(words.list());
      notes.ifPresent(
          text -> all.addAll(Findings.ofText("the tester of your plan, handing in", text).list()));
      return new Place(
          PlanningPart.PLAN,
          version + 1,
          1,
          1,
          new Findings(all, words.omitted()),
          planner,
          planner,
          Optional.empty(),
          over,
          false);
    }

    private Place ended(String words) {
      return new Place(
          part, version, attempt, turn, carry, holder, planner, notes, Optional.of(words), false);
    }

    private Place failed(PlanningTurn turn) {
      var why = turn.failure().map(Failure::name).orElse("FAILED") + ": " + turn.words();
      boolean ends = turn.failure().map(Failure::endsAttempt).orElse(true);
      return ends
          ? new Place(
              part,
              version,
              attempt + 1,
              1,
              told(why),
              Optional.empty(),
              planner,
              notes,
              over,
              false)
          : next(told(why), turn.author().instance(), notes);
    }

    /// What was to be mended still is.
    private Findings told(String why) {
      var all = new ArrayList<Finding>();
      all.add(new Finding("the turn before", Limits.cut(why, Limits.FINDING_CHARS_MAX)));
      all.addAll(carry.list());
      return Findings.of(all);
    }
  }
}

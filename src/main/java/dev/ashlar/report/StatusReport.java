package dev.ashlar.report;

import dev.ashlar.orchestrator.Account;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Outcome;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Where a run stands: one value that the command line and the dashboard both draw.
///
/// `elapsed` counts the time in which something was in flight. `usefulGenerators` is N*, once it
/// can be measured.
public record StatusReport(
    String run,
    String artifact,
    Instant at,
    Phase phase,
    Condition condition,
    Optional<String> stopped,
    List<ModuleLine> modules,
    List<TierLine> tiers,
    TierLine endToEnd,
    List<QuestionLine> questions,
    List<BudgetLine> budget,
    Duration elapsed,
    Optional<Duration> elapsedMax,
    int generators,
    OptionalDouble usefulGenerators,
    int ignoredAnswers,
    List<Lineage> lineages,
    String isolation) {

  public StatusReport {
    modules = List.copyOf(modules);
    tiers = List.copyOf(tiers);
    questions = List.copyOf(questions);
    budget = List.copyOf(budget);
    lineages = List.copyOf(lineages);
  }

  /// Whether it goes on, and if not, what it waits for or how it ended.
  public enum Condition {
    /// Orders are in flight or due.
    GOING("going on"),
    PAUSED("paused"),
    WAITS_FOR_PERSON("waits for a person"),
    BUILT("built"),
    NOT_BUILT("not built");

    private final String words;

    Condition(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// One module. `stage` is a word, `words` the same for people; `since` and `holder` are those of
  /// the order in flight.
  public record ModuleLine(
      ModuleName name,
      String stage,
      boolean inFlight,
      String words,
      int version,
      int attempt,
      int turn,
      Optional<Instant> since,
      Optional<String> holder,
      Module.Estimate estimate,
      Optional<String> question,
      Optional<String> seal) {}

  /// One tier, or the end-to-end gate.
  public record TierLine(
      ModuleName name,
      String stage,
      boolean inFlight,
      String words,
      int round,
      List<ModuleName> modules,
      Optional<Instant> since,
      Optional<String> question) {}

  /// An open question, with every command that would answer it.
  public record QuestionLine(
      String id,
      Question.Kind kind,
      ModuleName subject,
      String words,
      List<Finding> facts,
      int factsOmitted,
      List<String> commands) {}

  /// One scope's books, and the plan's ceilings with what a person granted; a scope without ceiling
  /// has none.
  public record BudgetLine(
      String scope, Account account, OptionalLong tokensMax, OptionalLong usdMicrosMax) {}

  /// The report of a state, without what only its history can tell.
  public static StatusReport of(RunState state) {
    return of(state, Throughput.NONE, List.of(), state.control().lastAt());
  }

  /// The report after all these events.
  public static StatusReport of(List<Event> events) {
    return of(events, events.getLast().at());
  }

  /// The report as it reads at `now`, of a run that a process carries on.
  public static StatusReport of(List<Event> events, Instant now) {
    var spans = new ArrayList<Span>();
    var lineages = new LineageLog();
    var state = Walk.through(events, step -> spans.addAll(step.ended()), lineages);
    return of(state, Throughput.of(spans), lineages.lineages(), now);
  }

  /// The report of a state and what its history adds up to.
  private static StatusReport of(
      RunState state, Throughput throughput, List<Lineage> lineages, Instant now) {
    var plan = state.charter().plan();
    var control = state.control();
    return new StatusReport(
        state.charter().run(),
        plan.artifact().name(),
        control.lastAt(),
        Phase.of(state),
        condition(state),
        control.stopped(),
        plan.modules().stream().map(module -> Lines.module(state, module)).toList(),
        plan.tiers().stream().map(tier -> Lines.tier(state, tier.name())).toList(),
        Lines.tier(state, RunState.END_TO_END),
        state.questions().values().stream()
            .map(question -> Lines.question(state, question))
            .toList(),
        Lines.budget(state),
        state.elapsedUntil(now),
        plan.budget().wallClock().map(most -> most.multipliedBy(1L + control.grants())),
        plan.parallelism().generators(),
        plan.roles().generator().recorded()
            ? OptionalDouble.empty()
            : throughput.usefulGenerators(plan.parallelism()),
        control.ignored(),
        lineages,
        state.charter().isolation());
  }

  private static Condition condition(RunState state) {
    var outcome = state.control().outcome();
    if (outcome.isPresent()) {
      return outcome.get() == Outcome.BUILT ? Condition.BUILT : Condition.NOT_BUILT;
    }
    if (state.control().paused()) {
      return Condition.PAUSED;
    }
    return dev.ashlar.orchestrator.Orchestrator.waitsForPerson(state)
        ? Condition.WAITS_FOR_PERSON
        : Condition.GOING;
  }

  /// When the order in flight was issued.
  static Optional<Instant> since(Optional<Flight> flight) {
    return flight.map(Flight::since);
  }
}

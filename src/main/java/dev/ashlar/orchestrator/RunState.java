package dev.ashlar.orchestrator;

import dev.ashlar.plan.Module;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything a run is: the fold of its journal. Holds summaries, verdicts and digests; nothing
/// reachable from here can hold a transcript.
public record RunState(
    Charter charter,
    SortedMap<ModuleName, ModuleProgress> modules,
    SortedMap<ModuleName, TierProgress> tiers,
    TierProgress endToEnd,
    Ledger ledger,
    SortedMap<String, Question> questions,
    SortedMap<String, Worker> workers,
    Control control) {

  /// The subject under which the end-to-end gate is ordered.
  public static final ModuleName END_TO_END = new ModuleName("end-to-end");

  public RunState {
    modules = Frozen.of(modules);
    tiers = Frozen.of(tiers);
    questions = Frozen.of(questions);
    workers = Frozen.of(workers);
  }

  /// The progress of a module of the plan.
  public ModuleProgress module(ModuleName name) {
    return present(modules.get(name), name);
  }

  /// The progress of a tier of the plan, or of the end-to-end gate.
  public TierProgress tier(ModuleName name) {
    return name.equals(END_TO_END) ? endToEnd : present(tiers.get(name), name);
  }

  /// The plan's description of a module under the contract version in force.
  public Module spec(ModuleName name) {
    return charter.plan().module(name);
  }

  /// Whether this run knows a module of that name.
  public boolean isComposition(ModuleName name) {
    return name.equals(END_TO_END) || tiers.containsKey(name);
  }

  public boolean hasModule(ModuleName name) {
    return modules.containsKey(name);
  }

  /// Who is to carry the order out: the first of its seat that can be had. Empty if no agent does,
  /// or if none of them can be had.
  public Optional<Roles.Choice> choice(OrderKey key) {
    var flight = flight(key);
    return flight.isPresent() ? flight.get().by() : next(key);
  }

  private Optional<Roles.Choice> next(OrderKey key) {
    return charter.seat(key).stream()
        .flatMap(seat -> seat.choices().stream())
        .filter(choice -> !control.away().containsKey(choice))
        .findFirst();
  }

  /// Every order in flight.
  public List<Flight> flights() {
    var all = new ArrayList<Flight>();
    for (var progress : modules.values()) {
      progress.flight().ifPresent(all::add);
    }
    for (var progress : tiers.values()) {
      progress.flight().ifPresent(all::add);
    }
    endToEnd.flight().ifPresent(all::add);
    control.postmortem().ifPresent(all::add);
    return all;
  }

  /// The flight that carries exactly this order.
  public Optional<Flight> flight(OrderKey key) {
    for (var flight : flights()) {
      if (flight.key().equals(key)) {
        return Optional.of(flight);
      }
    }
    return Optional.empty();
  }

  /// The seals of the named modules; empty unless every one is sealed.
  public Optional<SortedMap<ModuleName, Seal>> seals(List<ModuleName> names) {
    var all = new TreeMap<ModuleName, Seal>();
    for (var name : names) {
      module(name).seal().ifPresent(seal -> all.put(name, seal));
    }
    return all.size() == names.size() ? Optional.of(all) : Optional.empty();
  }

  /// The seals of the whole artifact; empty unless every module is sealed.
  public Optional<SortedMap<ModuleName, Seal>> seals() {
    return seals(List.copyOf(modules.keySet()));
  }

  RunState with(ModuleName name, ModuleProgress progress) {
    var changed = Frozen.with(modules, name, progress);
    return new RunState(charter, changed, tiers, endToEnd, ledger, questions, workers, control);
  }

  RunState with(ModuleName name, TierProgress progress) {
    if (name.equals(END_TO_END)) {
      return new RunState(charter, modules, tiers, progress, ledger, questions, workers, control);
    }
    var changed = Frozen.with(tiers, name, progress);
    return new RunState(charter, modules, changed, endToEnd, ledger, questions, workers, control);
  }

  RunState with(Ledger books) {
    return new RunState(charter, modules, tiers, endToEnd, books, questions, workers, control);
  }

  RunState with(Control changed) {
    return new RunState(charter, modules, tiers, endToEnd, ledger, questions, workers, changed);
  }

  RunState with(Charter changed) {
    return new RunState(changed, modules, tiers, endToEnd, ledger, questions, workers, control);
  }

  RunState with(String worker, Worker known) {
    var changed = Frozen.with(workers, worker, known);
    return new RunState(charter, modules, tiers, endToEnd, ledger, questions, changed, control);
  }

  RunState asking(Question question) {
    var changed = Frozen.with(questions, question.id(), question);
    return new RunState(
        charter, modules, tiers, endToEnd, ledger, changed, workers, control.askedOnce());
  }

  RunState closing(String question) {
    var changed = new TreeMap<>(questions);
    changed.remove(question);
    return new RunState(charter, modules, tiers, endToEnd, ledger, changed, workers, control);
  }

  RunState ignoring() {
    return with(control.ignoredOnce());
  }

  /// The id of the next question.
  String nextQuestion() {
    return "q" + (control.asked() + 1);
  }

  private static <T> T present(@org.jspecify.annotations.Nullable T found, ModuleName name) {
    if (found == null) {
      throw new IllegalArgumentException("the run knows no " + name);
    }
    return found;
  }

  /// The time that has counted at `then`, if no event comes before it and the process that runs
  /// this is alive: time counts while something is in flight.
  public Duration elapsedUntil(Instant then) {
    var passed = Duration.between(control.lastAt(), then);
    return passed.isNegative() || !Interruption.isWorkedOn(this)
        ? control.elapsed()
        : control.elapsed().plus(passed);
  }
}

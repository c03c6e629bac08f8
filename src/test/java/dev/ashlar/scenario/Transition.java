package dev.ashlar.scenario;

import dev.ashlar.orchestrator.Answer;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.ModuleProgress;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.TierProgress;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One step of a module, a tier or the run: where it stood, what happened, and where it stands.
public record Transition(Of of, String from, String event, String to)
    implements Comparable<Transition> {

  /// What takes a step.
  public enum Of {
    MODULE,
    TIER,
    RUN
  }

  private static final Comparator<Transition> ORDER =
      Comparator.comparing(Transition::of)
          .thenComparing(Transition::from)
          .thenComparing(Transition::event)
          .thenComparing(each -> each.to());

  @Override
  public int compareTo(Transition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return of + " " + from + " | " + event + " | " + to;
  }

  static Set<Transition> atFirst(RunState state) {
    var all = new TreeSet<Transition>();
    for (var progress : state.modules().values()) {
      all.add(new Transition(Of.MODULE, "new", "RunAdmitted", Effects.word(progress.stage())));
    }
    all.add(new Transition(Of.RUN, "new", "RunAdmitted", "going"));
    if (asked(state) > 0) {
      all.add(new Transition(Of.RUN, "new", "RunAdmitted", "asking"));
    }
    return all;
  }

  /// Everything that moved when `event` led from one state to the next.
  public static Set<Transition> between(RunState before, Event event, RunState after) {
    var all = new TreeSet<Transition>();
    for (var name : before.modules().keySet()) {
      var was = before.module(name);
      var is = after.module(name);
      if (!was.equals(is)) {
        var label = label(before, event, name);
        all.add(new Transition(Of.MODULE, Effects.word(was.stage()), label, to(was, is)));
      }
    }
    var tiers = new ArrayList<>(before.tiers().keySet());
    tiers.add(RunState.END_TO_END);
    for (var name : tiers) {
      var was = before.tier(name);
      var is = after.tier(name);
      if (!was.equals(is)) {
        var label = label(before, event, name);
        all.add(new Transition(Of.TIER, Effects.word(was.stage()), label, to(was, is)));
      }
    }
    all.addAll(run(before, event, after));
    return all;
  }

  private static String to(ModuleProgress was, ModuleProgress is) {
    var word = Effects.word(is.stage());
    if (was.version() != is.version()) {
      return word + ", new version";
    }
    if (was.attempt() != is.attempt()) {
      return word + ", fresh attempt";
    }
    if (was.turn() != is.turn()) {
      return word + ", next turn";
    }
    if (was.stage().equals(is.stage())) {
      return word + flight(was.flight(), is.flight());
    }
    return was.stage().getClass() == is.stage().getClass()
        ? word + (Effects.tries(is.stage()) > Effects.tries(was.stage()) ? ", again" : ", informed")
        : word;
  }

  private static String to(TierProgress was, TierProgress is) {
    var word = Effects.word(is.stage());
    if (was.round() != is.round()) {
      return word + ", next round";
    }
    if (was.stage().equals(is.stage())) {
      return word + flight(was.flight(), is.flight());
    }
    return was.stage().getClass() == is.stage().getClass() ? word + ", again" : word;
  }

  private static String flight(Optional<Flight> was, Optional<Flight> is) {
    if (is.isEmpty()) {
      return ", owed again";
    }
    return was.isEmpty() ? ", in flight" : ", taken";
  }

  private static Set<Transition> run(RunState before, Event event, RunState after) {
    var was = before.control();
    var is = after.control();
    var to = new ArrayList<String>();
    if (!Effects.run(before).equals(Effects.run(after))) {
      to.add(Effects.run(after));
    }
    if (is.grants() > was.grants()) {
      to.add("granted more");
    }
    if (!was.postmortem().equals(is.postmortem()) && is.outcome().isEmpty()) {
      to.add(is.postmortem().isPresent() ? "writing its postmortem" : "owing its postmortem again");
    }
    var asks = asked(after) - asked(before);
    if (asks != 0) {
      to.add(asks > 0 ? "asking" : "no longer asking");
    }
    var label = label(before, event, OrderKey.RUN);
    return to.stream()
        .map(step -> new Transition(Of.RUN, Effects.run(before), label, step))
        .collect(Collectors.toSet());
  }

  /// Questions about the run as a whole.
  private static long asked(RunState state) {
    return state.questions().values().stream()
        .filter(question -> question.subject().equals(OrderKey.RUN))
        .count();
  }

  /// What happened, as the subject sees it.
  private static String label(RunState before, Event event, ModuleName subject) {
    var name = event.getClass().getSimpleName();
    return switch (event) {
      case Event.OrderIssued e -> about(name, e.key().subject(), subject);
      case Event.GateFinished e ->
          about(name + " " + colour(e.report()), e.key().subject(), subject);
      case Event.Judged e -> about(name + " " + word(e.verdict()), e.key().subject(), subject);
      case Event.Reply e -> about(name, e.key().subject(), subject);
      case Event.QuestionAnswered e -> {
        var question = before.questions().get(e.question());
        var asked = question == null ? subject : question.subject();
        var answer = name + " " + e.answer().word();
        yield e.answer() == Answer.STOP && !subject.equals(OrderKey.RUN)
            ? "RunStopped"
            : about(answer, asked, subject);
      }
      case Event.ContractAmended e ->
          e.amended().name().equals(subject)
                  || subject.equals(OrderKey.RUN)
                  || !before.hasModule(subject)
              ? name
              : name + " of a need";
      case Event.TestsAmended e ->
          subject.equals(OrderKey.RUN) ? name : about(name, e.composition(), subject);
      case Event.RunAdmitted _, Event.RunContinued _, Event.RunPaused _, Event.RunStopped _ -> name;
    };
  }

  private static String about(String name, ModuleName whom, ModuleName subject) {
    if (whom.equals(subject)) {
      return name;
    }
    return subject.equals(OrderKey.RUN) ? anywhere(name) : name + " elsewhere";
  }

  /// For the run it does not matter which module or tier was answered, but for a person's `stop`.
  private static String anywhere(String name) {
    return name.endsWith(" stop") ? name : "any answer";
  }

  private static String colour(GateReport report) {
    return switch (report) {
      case GateReport.Green _ -> "green";
      case GateReport.Red _ -> "red";
      case GateReport.Broken _ -> "broken";
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "PASS";
      case Verdict.NeedsRevision _ -> "NEEDS_REVISION";
      case Verdict.Fail _ -> "FAIL";
      case Verdict.Disputed _ -> "DISPUTED";
    };
  }
}

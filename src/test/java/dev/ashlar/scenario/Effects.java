package dev.ashlar.scenario;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.Order;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Stage;
import dev.ashlar.orchestrator.TierProgress;
import dev.ashlar.orchestrator.TierStage;
import dev.ashlar.plan.ModuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one event changed, in the words of a scenario's lines.
final class Effects {
  private final RunState before;
  private final RunState after;
  private final List<String> told = new ArrayList<>();

  private Effects(RunState before, RunState after) {
    this.before = before;
    this.after = after;
  }

  static List<String> of(RunState before, Event event, RunState after) {
    var effects = new Effects(before, after);
    if (after.control().ignored() > before.control().ignored()) {
      effects.told.add("= ignored");
    }
    effects.flights(event);
    after.modules().keySet().forEach(effects::module);
    after.tiers().keySet().forEach(effects::tier);
    effects.tier(RunState.END_TO_END);
    effects.books();
    effects.questions();
    effects.run();
    return effects.told;
  }

  /// What is so once a run is admitted.
  static List<String> atFirst(RunState state) {
    var told = new ArrayList<String>();
    state.questions().values().forEach(q -> told.add("? " + q.id() + " " + asked(q)));
    return told;
  }

  /// The order as it leaves for the dispatcher, with what it brings.
  static String order(Order order) {
    var words = new StringBuilder("< " + order.key());
    switch (order) {
      case Order.Generate o -> {
        o.holder().ifPresent(holder -> words.append(" for ").append(holder));
        o.start().ifPresent(_ -> words.append(", starts from what was handed in"));
        o.carry().list().forEach(finding -> words.append(", carries \"" + finding + "\""));
        o.note().ifPresent(note -> words.append(", note \"" + note + "\""));
      }
      case Order.Evaluate o -> o.note().ifPresent(note -> words.append(", note \"" + note + "\""));
      case Order.RunGate _,
          Order.SealModule _,
          Order.Recheck _,
          Order.Integrate _,
          Order.Attribute _,
          Order.RunEndToEnd _,
          Order.WritePostmortem _ -> {}
    }
    if (order.reserve().tokens() > 0) {
      words.append(", reserves ").append(order.reserve().tokens());
    }
    return words.toString();
  }

  private void flights(Event event) {
    for (var flight : before.flights()) {
      var now = after.flight(flight.key());
      if (now.isEmpty()
          && !(event instanceof Event.Reply reply && reply.key().equals(flight.key()))) {
        told.add("= taken back: " + flight.key());
      }
    }
    for (var flight : after.flights()) {
      var was = before.flight(flight.key()).flatMap(Flight::worker);
      flight
          .worker()
          .filter(worker -> was.isEmpty())
          .ifPresent(worker -> told.add("= " + flight.key().subject() + ": taken by " + worker));
    }
  }

  private void module(ModuleName name) {
    var was = before.module(name);
    var is = after.module(name);
    var counted =
        was.version() != is.version() || was.attempt() != is.attempt() || was.turn() != is.turn();
    if (counted || !was.stage().equals(is.stage())) {
      told.add(
          "= %s: %s -> %s%s"
              .formatted(
                  name,
                  word(was.stage()),
                  word(is.stage()),
                  counted
                      ? " v%d a%d t%d".formatted(is.version(), is.attempt(), is.turn())
                      : again(tries(is.stage()))));
    }
  }

  private void tier(ModuleName name) {
    var was = before.tier(name);
    var is = after.tier(name);
    if (was.round() != is.round() || !was.stage().equals(is.stage())) {
      told.add(
          "= %s: %s -> %s%s"
              .formatted(
                  name,
                  word(was.stage()),
                  word(is.stage()),
                  was.round() == is.round() ? again(tries(is)) : " round " + is.round()));
    }
  }

  private static String again(int tries) {
    return tries == 0 ? "" : " again, %d in vain".formatted(tries);
  }

  static int tries(Stage stage) {
    return switch (stage) {
      case Stage.Submitted(_, var tries) -> tries;
      case Stage.Gated(_, _, var tries, _) -> tries;
      case Stage.Passed(_, _, var tries) -> tries;
      case Stage.Stale(_, var tries) -> tries;
      case Stage.Open _, Stage.Sealed _, Stage.Waiting _, Stage.Abandoned _ -> 0;
    };
  }

  static int tries(TierProgress progress) {
    return switch (progress.stage()) {
      case TierStage.Unbuilt(var tries) -> tries;
      case TierStage.Red(_, var tries) -> tries;
      case TierStage.Waiting _, TierStage.Broken _, TierStage.Green _ -> 0;
    };
  }

  static String word(Stage stage) {
    return stage.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  static String word(TierStage stage) {
    return stage.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void books() {
    var was = before.ledger().run();
    var is = after.ledger().run();
    if (!was.spent().equals(is.spent()) || was.unknownTurns() != is.unknownTurns()) {
      told.add(
          "= books: %d tokens spent, %d held for %d turns of unknown cost"
              .formatted(is.spent().tokens(), is.held().tokens(), is.unknownTurns()));
    }
  }

  private void questions() {
    for (var question : before.questions().keySet()) {
      if (!after.questions().containsKey(question)) {
        told.add("= " + question + ": closed");
      }
    }
    for (var question : after.questions().values()) {
      if (!before.questions().containsKey(question.id())) {
        told.add("? " + question.id() + " " + asked(question));
      }
    }
  }

  private static String asked(dev.ashlar.orchestrator.Question question) {
    return "%s %s: %s"
        .formatted(
            question.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            question.subject(),
            String.join(", ", question.options()));
  }

  private void run() {
    var was = run(before);
    var is = run(after);
    if (!was.equals(is)) {
      told.add("= run: " + was + " -> " + is);
    }
  }

  /// Where the run as a whole stands, in a word.
  static String run(RunState state) {
    var control = state.control();
    return control
        .outcome()
        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse(control.stopped().isPresent() ? "stopped" : control.paused() ? "paused" : "going");
  }
}

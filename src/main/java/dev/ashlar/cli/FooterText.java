package dev.ashlar.cli;

import dev.ashlar.orchestrator.Flight;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Roles;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// Where a run stands, in one line of a given width: what is sealed, how long it takes, what it
/// cost, and what is in flight, oldest first. What does not fit is counted.
final class FooterText {
  private static final String GAP = " · ";

  private final RunState state;
  private final Instant now;
  private final int widthMax;
  private final StringBuilder line = new StringBuilder();

  private FooterText(RunState state, Instant now, int widthMax) {
    this.state = state;
    this.now = now;
    this.widthMax = widthMax;
  }

  static String of(RunState state, Instant now, int widthMax) {
    var text = new FooterText(state, now, widthMax);
    text.counts();
    text.flights();
    return Columns.cut(text.line.toString(), widthMax);
  }

  private void counts() {
    var modules = state.modules().values();
    var sealed = modules.stream().filter(module -> module.seal().isPresent()).count();
    line.append(sealed).append('/').append(modules.size()).append(" sealed");
    line.append(GAP).append(clock(elapsed()));
    line.append(GAP).append("spent ").append(Spending.brief(state.ledger().run()));
    if (!state.questions().isEmpty()) {
      line.append(GAP).append(Figures.count(state.questions().size(), "question")).append(" open");
    }
  }

  private void flights() {
    var flights = state.flights().stream().sorted(Comparator.comparing(Flight::since)).toList();
    for (int i = 0; i < flights.size(); i++) {
      var piece = GAP + words(flights.get(i));
      var left = flights.size() - i - 1;
      var rest = left == 0 ? "" : GAP + "+" + left;
      if (line.length() + piece.length() + rest.length() > widthMax) {
        line.append(GAP).append('+').append(left + 1);
        return;
      }
      line.append(piece);
    }
  }

  private String words(Flight flight) {
    var what = stage(flight);
    var subject = flight.key().subject().text();
    var name = flight.key().kind() == OrderKey.Kind.POSTMORTEM ? "" : subject + " ";
    return name + what + " " + ago(since(flight.since()));
  }

  private String stage(Flight flight) {
    return switch (flight.key().kind()) {
      case GENERATE -> isOffered(flight) ? "awaits a generator" : "being built";
      case GATE, END_TO_END -> "in its gate";
      case EVALUATE -> isOffered(flight) ? "awaits an evaluator" : "being judged";
      case SEAL -> "being sealed";
      case RECHECK -> "gated again";
      case INTEGRATE -> "being composed";
      case ATTRIBUTE -> isOffered(flight) ? "awaits an integrator" : "red, pair being named";
      case POSTMORTEM -> "postmortem";
    };
  }

  /// Whether it waits for a worker to take it.
  private boolean isOffered(Flight flight) {
    return flight.worker().isEmpty()
        && state.charter().seat(flight.key()).filter(Roles.Seat::attached).isPresent();
  }

  /// The run's clock goes on while something is worked on.
  private Duration elapsed() {
    var control = state.control();
    return state.flights().stream().anyMatch(flight -> !isOffered(flight))
        ? control.elapsed().plus(since(control.lastAt()))
        : control.elapsed();
  }

  private Duration since(Instant then) {
    var time = Duration.between(then, now);
    return time.isNegative() ? Duration.ZERO : time;
  }

  private static String ago(Duration time) {
    return time.toMinutes() == 0 ? time.toSeconds() + " s" : Figures.time(time);
  }

  /// `00:05`, `2:00:05`.
  static String clock(Duration time) {
    return time.toHours() == 0
        ? "%02d:%02d".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}

package dev.ashlar.gate;

import dev.ashlar.codec.JsonEquality.Comparison;
import dev.ashlar.gate.CaseResult.Question;
import dev.ashlar.orchestrator.Defect;
import dev.ashlar.plan.GateSpec.Timeouts;
import dev.ashlar.sandbox.Limits;
import dev.ashlar.sandbox.Outcome;
import dev.ashlar.sandbox.Reply;
import dev.ashlar.sandbox.Sandbox;
import dev.ashlar.sandbox.Session;
import dev.ashlar.sandbox.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of a program through a list of cases, in lock-step: a line is sent, its answer is
/// awaited, then the next.
///
/// Lock-step, not a window of several lines in flight: an answer can then never precede its
/// question, the line that killed a program is beyond doubt, and each case has its own clock. It
/// costs one turn through two pipes a case, some ten microseconds, against the start of a virtual
/// machine once. Expected values stay here; only inputs are sent.
final class CaseRun {
  private final Sandbox sandbox;
  private final Spec spec;
  private final Timeouts timeouts;
  private final int restarts;
  private final List<Question> questions;
  private final List<CaseResult> results = new ArrayList<>();
  private Optional<Fault> ending = Optional.empty();
  private boolean spoke;
  private int next;

  private CaseRun(
      Sandbox sandbox, Spec spec, Timeouts timeouts, int restarts, List<Question> questions) {
    this.sandbox = sandbox;
    this.spec = spec;
    this.timeouts = timeouts;
    this.restarts = restarts;
    this.questions = questions;
  }

  /// What became of the cases, in the order they were put, and what was wrong after the last
  /// answer.
  record Result(List<CaseResult> cases, Optional<Fault> ending) {
    Result {
      cases = List.copyOf(cases);
    }
  }

  /// Puts the questions to the program that `spec` starts, in this order, with as many starts as
  /// its deaths need.
  static Result of(
      Sandbox sandbox, Spec spec, Timeouts timeouts, int restarts, List<Question> questions)
      throws Infra, InterruptedException {
    return new CaseRun(sandbox, spec, timeouts, restarts, questions).all();
  }

  private Result all() throws Infra, InterruptedException {
    long end = System.nanoTime() + timeouts.run().toNanos();
    int starts = 0;
    while (next < questions.size()) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.toMillis() <= 0) {
        skipRest(outOfTime());
      } else if (starts > restarts || (starts == GateLimits.MUTE_STARTS_MAX && !spoke)) {
        skipRest(diedTooOften(starts));
      } else {
        starts++;
        Limits limits = spec.limits().withWall(left);
        try (Session session = sandbox.open(spec.within(limits))) {
          new Conversation(session, end).talk();
        }
      }
    }
    return new Result(results, ending);
  }

  private Fault outOfTime() {
    return Fault.of(
        Defect.TIMEOUT, "not reached within the " + text(timeouts.run()) + " of the whole run");
  }

  private Fault diedTooOften(int starts) {
    Defect last =
        results.stream().flatMap(r -> r.defect().stream()).reduce((a, b) -> b).orElseThrow();
    return Fault.of(
        last,
        "not reached: the program had ended early "
            + starts
            + " times"
            + (spoke ? "" : " and answered nothing"));
  }

  private void skipRest(Fault fault) {
    while (next < questions.size()) {
      results.add(new CaseResult(questions.get(next++), false, Optional.of(fault)));
    }
  }

  private void judged(Optional<Fault> fault) {
    results.add(new CaseResult(questions.get(next++), true, fault));
  }

  /// Lines that nobody asked for: whatever else it answered may be as unfounded, so nothing of it
  /// counts.
  private void unasked(String line) {
    Fault fault =
        new Fault(
            Defect.REPORT_FORGED,
            "printed a line that answers no question yet: `"
                + Shown.line(line, GateLimits.VALUE_CHARS_MAX)
                + "`; print one line for each line read, everything else on standard error",
            "");
    results.clear();
    questions.forEach(question -> results.add(new CaseResult(question, true, Optional.of(fault))));
    next = questions.size();
  }

  /// The life of one process: from its start to its death or its last answer.
  private final class Conversation {
    private final Session session;
    private final long end;
    private Duration allowance = GateLimits.START_MAX;

    Conversation(Session session, long end) {
      this.session = session;
      this.end = end;
    }

    void talk() throws Infra, InterruptedException {
      while (next < questions.size()) {
        session.send(questions.get(next).line().input());
        if (!answered() || surplus(Duration.ZERO)) {
          return;
        }
      }
      farewell();
    }

    /// Judges the answer to the question that was sent; false when the program can answer no
    /// further one.
    private boolean answered() throws Infra, InterruptedException {
      Duration patience = timeouts.oneCase().plus(allowance);
      allowance = Duration.ZERO;
      return switch (session.next(least(patience, left()))) {
        case Reply.Line(String text) -> {
          spoke = true;
          judged(compared(text));
          yield true;
        }
        case Reply.NotText(String escaped) -> {
          judged(Optional.of(Fault.ofForm("UTF-8", shown(escaped))));
          yield true;
        }
        case Reply.TooLong(long limit, String start) -> {
          String reason =
              "answered a line over " + limit + " bytes that begins `" + shown(start) + "`";
          judged(Optional.of(Fault.of(Defect.OUTPUT_LIMIT, reason)));
          yield false;
        }
        case Reply.Silence() -> {
          silent();
          yield false;
        }
        case Reply.Ended() -> {
          judged(Optional.of(Fault.ofEnd(session.finish(timeouts.oneCase()))));
          yield false;
        }
      };
    }

    private void silent() throws Infra {
      boolean wholeRun = left().toMillis() <= 0;
      Outcome outcome = session.kill("no answer in time");
      if (outcome.kind() != Outcome.Kind.TIMEOUT) {
        judged(Optional.of(Fault.ofEnd(outcome)));
        return;
      }
      String said = Shown.last(outcome.stderr(), GateLimits.SAID_CHARS_MAX);
      String limit =
          wholeRun ? text(timeouts.run()) + " of the whole run" : text(timeouts.oneCase());
      judged(
          Optional.of(
              new Fault(
                  Defect.TIMEOUT,
                  "no answer within " + limit + "; answer each line at once, and flush",
                  said)));
    }

    /// Whether the program printed more than it was asked.
    private boolean surplus(Duration patience) throws Infra, InterruptedException {
      return switch (session.next(patience)) {
        case Reply.Line(String text) -> surplus(text);
        case Reply.NotText(String escaped) -> surplus(escaped);
        case Reply.TooLong(_, String start) -> surplus(start);
        case Reply.Silence(), Reply.Ended() -> false;
      };
    }

    /// A runtime that dies may say so on standard output: then the words are part of the death, and
    /// so is what was taken for the last answer. Whoever stays alive, or ends as if all were well,
    /// meant them as answers.
    private boolean surplus(String line) throws Infra, InterruptedException {
      Outcome outcome = session.finish(least(timeouts.oneCase(), left()));
      if (outcome.ok() || outcome.kind() == Outcome.Kind.TIMEOUT) {
        unasked(line);
        return true;
      }
      Fault death = Fault.ofEnd(outcome);
      String reason = "printed `" + shown(line) + "`, then " + death.reason();
      CaseResult last = results.removeLast();
      results.add(
          new CaseResult(
              last.question(), true, Optional.of(new Fault(death.defect(), reason, death.said()))));
      return true;
    }

    /// After the last answer: nothing more is printed, the input ends, and so does the program, in
    /// good order.
    private void farewell() throws Infra, InterruptedException {
      session.endInput();
      if (surplus(least(timeouts.oneCase(), left()))) {
        return;
      }
      Outcome outcome = session.finish(least(timeouts.oneCase(), left()));
      if (outcome.kind() == Outcome.Kind.TIMEOUT) {
        ending =
            Optional.of(
                Fault.of(
                    Defect.TIMEOUT, "answered everything, but did not end when its input ended"));
      } else if (!outcome.ok()) {
        Fault fault = Fault.ofEnd(outcome);
        ending =
            Optional.of(
                new Fault(
                    fault.defect(), "answered everything, then " + fault.reason(), fault.said()));
      }
    }

    private Optional<Fault> compared(String answer) {
      var line = questions.get(next).line();
      return switch (line.expectation().judge(answer)) {
        case Comparison.Same() -> Optional.empty();
        case Comparison.Different(String at, String difference) ->
            Optional.of(
                Fault.of(
                    Defect.WRONG_ANSWER,
                    ("$".equals(at) ? "" : "at " + shown(at) + " ")
                        + Shown.line(difference, 2 * GateLimits.VALUE_CHARS_MAX)));
        case Comparison.Unreadable(String why) ->
            Optional.of(Fault.ofForm("JSON (" + shown(why) + ")", shown(answer)));
      };
    }

    private Duration left() {
      return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
  }

  private static String shown(String text) {
    return Shown.line(text, GateLimits.VALUE_CHARS_MAX);
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}

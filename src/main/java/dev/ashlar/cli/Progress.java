package dev.ashlar.cli;

import dev.ashlar.gate.Qualification;
import dev.ashlar.orchestrator.Claims;
import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.plan.Problem;
import dev.ashlar.plan.Roles;
import dev.ashlar.report.Figures;
import dev.ashlar.report.StatusReport;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells a person what happens in a run while it happens: a line an event that matters, with the
/// run's elapsed time, and on a terminal a footer that says where it stands.
final class Progress implements AutoCloseable {
  private static final String INDENT = " ".repeat(11);

  private final Terminal terminal;
  private final String command;
  private final Footer footer;
  private final ProgressWords words;
  private final Map<String, Question> asked = new HashMap<>();
  private final Set<String> hinted = new HashSet<>();
  private Optional<Parting> parting = Optional.empty();
  private boolean complete;

  Progress(Shell shell) {
    this.terminal = shell.terminal();
    this.command = shell.command();
    this.footer = new Footer(terminal, InstantSource.system());
    this.words = new ProgressWords(terminal, command);
  }

  /// Shows an event and what the run became by it.
  synchronized void event(Event event, RunState after) {
    watch();
    var clock = "%7s  ".formatted(FooterText.clock(after.control().elapsed()));
    var ended = after.control().outcome().isPresent();
    if (complete && !ended) {
      terminal.talk(terminal.faint(clock) + "reopened: the run was complete, and goes on");
    }
    complete = ended;
    words
        .of(event, after, asked)
        .ifPresent(told -> {
          terminal.talk(terminal.faint(clock) + told.line());
          told.evidence().forEach(line -> terminal.talk(INDENT + line));
        });
    hint(event, after);
    questions(after);
    if (ended) {
      footer.close();
    } else {
      footer.show(after);
    }
  }

  private void hint(Event event, RunState after) {
    if (event instanceof Event.OrderIssued issued) {
      var role = Claims.role(issued.key().kind()).name().toLowerCase(Locale.ROOT);
      after.charter().seat(issued.key()).ifPresent(seat -> hint(seat, role));
    }
  }

  /// How the first order of a role is taken, where workers take orders.
  private void hint(Roles.Seat seat, String role) {
    if (seat.attached() && hinted.add(role)) {
      terminal.talk(
          INDENT
              + terminal.faint(
                  "an agent or a person takes it: `"
                      + command
                      + " work next --role "
                      + role
                      + "`"));
    }
  }

  /// What a person is newly asked. A replay's person answers from the record.
  private void questions(RunState state) {
    var fresh = new HashSet<>(state.questions().keySet());
    fresh.removeAll(asked.keySet());
    asked.putAll(state.questions());
    if (fresh.isEmpty()) {
      return;
    }
    StatusReport.of(state).questions().stream()
        .filter(line -> fresh.contains(line.id()))
        .forEach(line -> asks(line, state.charter().plan().roles().generator().recorded()));
  }

  private void asks(StatusReport.QuestionLine line, boolean replayed) {
    var who = terminal.notable("a person is asked (" + line.id() + ")");
    terminal.talk(INDENT + who + ": " + line.words());
    if (!replayed) {
      terminal.talk(INDENT + terminal.faint("decide: `" + command + " answer` lists the choices"));
    }
  }

  /// Tells how the locked tests of a plan are tried.
  Qualification.Progress qualifying() {
    return new Qualification.Progress() {
      @Override
      public synchronized void began(String subject) {
        terminal.pin("trying the tests of " + subject);
      }

      @Override
      public synchronized void ended(Qualification.Row row, List<Problem> problems) {
        terminal.pin("");
        terminal.talk(
            "tried the tests of "
                + row.subject()
                + (problems.isEmpty() ? "" : ": " + Figures.count(problems.size(), "problem")));
      }
    };
  }

  private void watch() {
    if (parting.isEmpty()) {
      parting = Optional.of(Parting.with(terminal, command + " run", footer::close));
    }
  }

  /// Ends the telling; what is said next stands below it.
  @Override
  public synchronized void close() {
    footer.close();
    parting.ifPresent(Parting::close);
    parting = Optional.empty();
  }
}

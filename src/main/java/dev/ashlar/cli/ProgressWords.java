package dev.ashlar.cli;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.Question;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Verdict;
import dev.ashlar.plan.Roles;
import dev.ashlar.report.AnswerWords;
import dev.ashlar.report.Excerpt;
import dev.ashlar.report.Figures;
import dev.ashlar.report.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An event of a run that goes on, in words for the person who watches: one line, and below it the
/// evidence where there is some. What changes nothing a person waits for has no words.
final class ProgressWords {
  private static final int FINDINGS_SHOWN = 3;
  private static final int SUBJECT_WIDTH = 24;

  private final Terminal terminal;
  private final String command;

  /// What is told of one event.
  record Told(String line, List<String> evidence) {
    private Told(String line) {
      this(line, List.of());
    }
  }

  ProgressWords(Terminal terminal, String command) {
    this.terminal = terminal;
    this.command = command;
  }

  /// What is told of an event; `asked` are the questions so far.
  Optional<Told> of(Event event, RunState after, Map<String, Question> asked) {
    return event instanceof Event.OrderIssued issued
        ? issued(issued.key(), after)
        : Optional.of(told(event, after, asked));
  }

  private Told told(Event event, RunState after, Map<String, Question> asked) {
    return switch (event) {
      case Event.RunAdmitted e -> run("admitted: run " + e.run());
      case Event.RunContinued e -> run("continued by " + e.process() + "; " + e.isolation());
      case Event.RunPaused e -> run("paused by " + shown(e.by()));
      case Event.RunStopped e ->
          run(terminal.bad("stopped") + " by " + shown(e.by()) + ": " + shown(e.reason()));
      case Event.OrderIssued e -> line(e.key(), "issued");
      case Event.QuestionAnswered e -> answered(e, asked);
      case Event.ContractAmended e ->
          line(
              e.amended().name().text(),
              "%s amended its contract to v%d%s: %s"
                  .formatted(
                      shown(e.by()),
                      e.amended().version(),
                      e.interfaceChanged() ? " and its interface" : "",
                      shown(Excerpt.quoted(e.reason()))));
      case Event.TestsAmended e ->
          line(
              e.composition().text(),
              shown(e.by()) + " amended its tests: " + shown(Excerpt.quoted(e.reason())));
      case Event.Reply reply -> reply(reply, after);
    };
  }

  private Told answered(Event.QuestionAnswered event, Map<String, Question> asked) {
    var question = asked.get(event.question());
    var words = question == null ? AnswerWords.of(event) : AnswerWords.of(event, question);
    var note = event.note().isBlank() ? "" : ": " + Excerpt.quoted(event.note());
    return line(question == null ? "" : question.subject().text(), shown(words + note));
  }

  private Told reply(Event.Reply reply, RunState after) {
    var key = reply.key();
    return switch (reply) {
      case Event.OrderClaimed e -> line(key, "taken by " + who(e.worker(), e.agent()));
      case Event.SubmissionArrived e ->
          line(key, "handed in by " + shown(e.submission().generator()));
      case Event.SubmissionRefused e ->
          with(
              line(key, terminal.bad("refused") + " before the gate, " + words(e.defect())),
              e.findings());
      case Event.GenerationFailed e ->
          line(key, terminal.bad("no submission") + ", " + failed(e.failure(), e.detail()));
      case Event.ContractDisputed e -> disputed(key, "its generator", e.claim());
      case Event.GateFinished e -> gate(key, e.report());
      case Event.Judged e -> verdict(key, e.verdict());
      case Event.JudgmentFailed e ->
          line(key, terminal.bad("no judgment") + ", " + failed(e.failure(), e.detail()));
      case Event.AttributionProposed e ->
          line(
              key,
              "the integrator blames %s + %s: %s"
                  .formatted(
                      e.attribution().first(),
                      e.attribution().second(),
                      shown(Excerpt.quoted(e.attribution().reason()))));
      case Event.ModuleSealed e ->
          line(key, terminal.good("sealed") + " " + e.seal().manifest().brief() + soFar(after));
      case Event.OrderBroken e ->
          line(key, terminal.bad("broken") + ", nobody's fault: " + shown(e.reason()));
      case Event.PostmortemWritten _ -> run("postmortem written");
    };
  }

  private static Optional<Told> issued(OrderKey key, RunState state) {
    var waits = state.charter().seat(key).filter(Roles.Seat::attached).isPresent();
    return stage(key, waits).map(what -> line(key, what));
  }

  private static Optional<String> stage(OrderKey key, boolean waits) {
    return switch (key.kind()) {
      case GENERATE -> Optional.of(waits ? "to be built" : built(key));
      case GATE -> Optional.of("in its gate");
      case EVALUATE -> Optional.of(waits ? "to be judged" : "being judged");
      case RECHECK -> Optional.of("gated again under an amended interface");
      case INTEGRATE -> Optional.of("being composed");
      case END_TO_END -> Optional.of("the whole artifact in its last gate");
      case SEAL, ATTRIBUTE, POSTMORTEM -> Optional.empty();
    };
  }

  private static String built(OrderKey key) {
    return key.turn() == 1 && key.attempt() == 1 ? "being built" : "being built again";
  }

  private Told gate(OrderKey key, GateReport report) {
    return switch (report) {
      case GateReport.Green green ->
          line(
              key,
              terminal.good("gate green") + ", all of " + Figures.count(green.total(), "case"));
      case GateReport.Red red ->
          with(
              line(
                  key,
                  terminal.bad("rejected: gate red")
                      + (red.total() == 0
                          ? ""
                          : ", %d of %s passed"
                              .formatted(red.passed(), Figures.count(red.total(), "case")))
                      + ", "
                      + words(red.defect())),
              red.findings());
      case GateReport.Broken broken ->
          line(key, terminal.bad("gate broken") + ", nobody's fault: " + shown(broken.reason()));
    };
  }

  private Told verdict(OrderKey key, Verdict verdict) {
    var by = " by " + shown(verdict.evaluator());
    return switch (verdict) {
      case Verdict.Pass _ -> line(key, terminal.good("PASS") + by);
      case Verdict.NeedsRevision v ->
          with(line(key, "rejected: " + terminal.notable("NEEDS_REVISION") + by), v.findings());
      case Verdict.Fail v ->
          with(line(key, "rejected: " + terminal.bad("FAIL") + by), v.findings());
      case Verdict.Disputed v -> disputed(key, "its evaluator", v.findings());
    };
  }

  private Told disputed(OrderKey key, String who, Findings claim) {
    var begin = shown(Excerpt.claim(claim));
    var whole = "in full: `%s logs --full --module %s`".formatted(command, key.subject());
    return new Told(
        line(key, who + " " + terminal.notable("disputes the contract") + ":").line(),
        begin.endsWith("…”") ? List.of(begin, terminal.faint(whole)) : List.of(begin));
  }

  private static Told with(Told told, Findings findings) {
    var lines = new ArrayList<String>();
    findings.list().stream()
        .limit(FINDINGS_SHOWN)
        .forEach(finding -> lines.add(shown(Excerpt.of(finding))));
    var more = Math.max(0, findings.list().size() - FINDINGS_SHOWN) + findings.omitted();
    if (more > 0) {
      lines.add("and " + more + " more");
    }
    return new Told(told.line(), lines);
  }

  private static String failed(Enum<?> failure, String detail) {
    return words(failure) + ": " + shown(Excerpt.of(detail));
  }

  /// `WRONG_ANSWER` as `wrong answer`.
  private static String words(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String who(String worker, String agent) {
    return shown(worker) + (agent.equals("unknown") ? "" : " (" + shown(agent) + ")");
  }

  private static String soFar(RunState state) {
    var sealed =
        state.modules().values().stream().filter(module -> module.seal().isPresent()).count();
    return " (%d of %s, spent %s)"
        .formatted(
            sealed,
            Figures.count(state.modules().size(), "module"),
            Spending.brief(state.ledger().run()));
  }

  private static Told run(String what) {
    return new Told(what);
  }

  private static Told line(OrderKey key, String what) {
    return line(subject(key), what);
  }

  private static Told line(String subject, String what) {
    return new Told(("%-" + SUBJECT_WIDTH + "s %s").formatted(subject, what));
  }

  /// The module or tier, and what of its version, attempt and turn is not the first.
  private static String subject(OrderKey key) {
    return key.subject()
        + (key.version() > 1 ? " v" + key.version() : "")
        + (key.version() > 0 && key.attempt() > 1 ? " attempt " + key.attempt() : "")
        + (key.turn() > 1 ? " turn " + key.turn() : "");
  }

  private static String shown(String text) {
    return Terminal.shownOnOneLine(text);
  }
}

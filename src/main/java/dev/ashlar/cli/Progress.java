package dev.ashlar.cli;

import dev.ashlar.orchestrator.Event;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Findings;
import dev.ashlar.orchestrator.GateReport;
import dev.ashlar.orchestrator.OrderKey;
import dev.ashlar.orchestrator.RunState;
import dev.ashlar.orchestrator.Verdict;
import java.time.Duration;
import java.util.Optional;

/// Tells a person what happens in a run while it happens: one line an event that matters, with the
/// run's elapsed time.
final class Progress {
  private static final int FINDINGS_SHOWN = 3;

  private final Terminal terminal;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  void event(Event event, RunState after) {
    words(event, after)
        .ifPresent(
            line -> terminal.talk(terminal.faint(clock(after.control().elapsed())) + "  " + line));
  }

  private Optional<String> words(Event event, RunState after) {
    return switch (event) {
      case Event.RunAdmitted e -> Optional.of("admitted: run " + e.run());
      case Event.RunContinued e ->
          Optional.of("continued by " + e.process() + "; isolation: " + e.isolation());
      case Event.RunPaused e -> Optional.of("paused by " + e.by());
      case Event.RunStopped e ->
          Optional.of(terminal.bad("stopped") + " by " + e.by() + ": " + shown(e.reason()));
      case Event.OrderIssued e -> issued(e.key());
      case Event.QuestionAnswered e ->
          Optional.of(e.question() + " answered: " + e.answer().word() + " " + shown(e.note()));
      case Event.ContractAmended e ->
          Optional.of(
              "contract of "
                  + e.amended().name()
                  + " amended to v"
                  + e.amended().version()
                  + ": "
                  + shown(e.reason()));
      case Event.TestsAmended e ->
          Optional.of("tests of " + e.composition() + " amended: " + shown(e.reason()));
      case Event.Reply reply -> reply(reply, after);
    };
  }

  private Optional<String> reply(Event.Reply reply, RunState after) {
    return switch (reply) {
      case Event.OrderClaimed e ->
          line(e.key(), "taken by " + shown(e.worker()) + " (" + shown(e.agent()) + ")");
      case Event.SubmissionArrived e ->
          line(e.key(), "handed in by " + shown(e.submission().generator()));
      case Event.SubmissionRefused e ->
          line(e.key(), terminal.bad("refused") + " " + e.defect() + list(e.findings()));
      case Event.GenerationFailed e ->
          line(
              e.key(),
              terminal.bad("no submission") + ": " + e.failure() + ", " + shown(e.detail()));
      case Event.ContractDisputed e ->
          line(e.key(), terminal.notable("disputes its contract") + list(e.claim()));
      case Event.GateFinished e -> line(e.key(), gate(e.report()));
      case Event.Judged e -> line(e.key(), verdict(e.verdict()));
      case Event.JudgmentFailed e ->
          line(
              e.key(), terminal.bad("no judgment") + ": " + e.failure() + ", " + shown(e.detail()));
      case Event.AttributionProposed e ->
          line(
              e.key(),
              "blames "
                  + e.attribution().first()
                  + " + "
                  + e.attribution().second()
                  + ": "
                  + shown(e.attribution().reason()));
      case Event.ModuleSealed e ->
          line(
              e.key(),
              terminal.good("sealed") + " " + e.seal().manifest().brief() + sealedSoFar(after));
      case Event.OrderBroken e ->
          line(e.key(), terminal.bad("broken") + ", nobody's fault: " + shown(e.reason()));
      case Event.PostmortemWritten _ -> Optional.of("postmortem written");
    };
  }

  private static Optional<String> issued(OrderKey key) {
    return switch (key.kind()) {
      case GENERATE ->
          line(key, key.turn() == 1 && key.attempt() == 1 ? "to be built" : "to be built again");
      case GATE -> line(key, "in the gate");
      case EVALUATE -> line(key, "to be judged");
      case RECHECK -> line(key, "gated again under an amended interface");
      case INTEGRATE -> line(key, "being composed");
      case END_TO_END -> line(key, "the whole artifact in its last gate");
      case SEAL, ATTRIBUTE, POSTMORTEM -> Optional.empty();
    };
  }

  private static Optional<String> line(OrderKey key, String what) {
    var where =
        key.version() == 0
            ? key.subject().text()
            : key.subject() + " v" + key.version() + " a" + key.attempt() + " t" + key.turn();
    return Optional.of("%-24s %s".formatted(where, what));
  }

  private String gate(GateReport report) {
    return switch (report) {
      case GateReport.Green green ->
          terminal.good("gate green") + " " + green.passed() + "/" + green.total();
      case GateReport.Red red ->
          terminal.bad("gate red")
              + " "
              + red.passed()
              + "/"
              + red.total()
              + " "
              + red.defect()
              + list(red.findings());
      case GateReport.Broken broken ->
          terminal.bad("gate broken") + ", nobody's fault: " + shown(broken.reason());
    };
  }

  private String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> terminal.good("PASS") + " by " + shown(pass.evaluator());
      case Verdict.NeedsRevision v ->
          terminal.notable("NEEDS_REVISION") + " by " + shown(v.evaluator()) + list(v.findings());
      case Verdict.Fail v ->
          terminal.bad("FAIL") + " by " + shown(v.evaluator()) + list(v.findings());
      case Verdict.Disputed v ->
          terminal.notable("DISPUTED") + " by " + shown(v.evaluator()) + list(v.findings());
    };
  }

  private static String list(Findings findings) {
    var text = new StringBuilder();
    findings.list().stream()
        .limit(FINDINGS_SHOWN)
        .forEach(finding -> text.append(indented(finding)));
    var more = Math.max(0, findings.list().size() - FINDINGS_SHOWN) + findings.omitted();
    return more == 0 ? text.toString() : text + "\n         and " + more + " more";
  }

  private static String indented(Finding finding) {
    return "\n         " + shown(finding.where()) + ": " + shown(finding.what());
  }

  private static String sealedSoFar(RunState state) {
    var sealed =
        state.modules().values().stream().filter(module -> module.seal().isPresent()).count();
    return " (" + sealed + " of " + state.modules().size() + " modules)";
  }

  private static String shown(String text) {
    return Terminal.shownOnOneLine(text);
  }

  private static String clock(Duration elapsed) {
    return "%02d:%02d:%02d"
        .formatted(elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
  }
}
